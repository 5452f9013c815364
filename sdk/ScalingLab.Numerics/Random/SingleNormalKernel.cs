using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Standard normals in single precision. A group is a group of <see cref="WordKernel"/>: words 0 and 1 of its sixteen blocks make the normals
/// 0-15 and 16-31, words 2 and 3 the normals 32-47 and 48-63.
/// </summary>
internal readonly struct SingleNormalKernel : IGroupKernel<float>
{
    // As for double precision: such a lane is drawn again in double precision with 32 bits more.
    private const uint RefinedBelow = 65536;

    private const int BlocksPerGroup = 16;

    public static int GroupSize => WordKernel.GroupSize;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(PhiloxKey key, ulong firstGroup, Span<float> destination)
    {
        WordKernel.Fill(key, firstGroup, MemoryMarshal.Cast<float, uint>(destination));
        if (SingleLanes512.IsSupported) Transform<SingleLanes512>(key, firstGroup, destination);
        else if (SingleLanes256.IsSupported) Transform<SingleLanes256>(key, firstGroup, destination);
        else Transform<SingleLanes1>(key, firstGroup, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform<TLanes>(PhiloxKey key, ulong firstGroup, Span<float> words)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        ref float target = ref MemoryMarshal.GetReference(words);
        TLanes high = TLanes.CreateBits(0xFFFF_0000);
        TLanes zero = TLanes.CreateBits(0);
        for (int group = 0; group < words.Length; group += GroupSize)
        {
            for (int lane = 0; lane < BlocksPerGroup; lane += TLanes.Count)
            {
                int i = group + lane;
                TLanes w0 = TLanes.Load(ref target, i), w1 = TLanes.Load(ref target, i + 16);
                TLanes w2 = TLanes.Load(ref target, i + 32), w3 = TLanes.Load(ref target, i + 48);
                bool refine = TLanes.Any(TLanes.EqualBits(w0 & high, zero) | TLanes.EqualBits(w2 & high, zero));
                SingleBoxMuller.Rotate(w1, SingleBoxMuller.Radius(w0), out TLanes first, out TLanes second);
                SingleBoxMuller.Rotate(w3, SingleBoxMuller.Radius(w2), out TLanes third, out TLanes fourth);
                first.Store(ref target, i);
                second.Store(ref target, i + 16);
                third.Store(ref target, i + 32);
                fourth.Store(ref target, i + 48);
                if (refine)
                    RefineTails(key, ((firstGroup + (ulong)(group / GroupSize)) * BlocksPerGroup) + (ulong)lane, TLanes.Count, words[i..]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RefineTails(PhiloxKey key, ulong block, int count, Span<float> destination)
    {
        for (int i = 0; i < count; i++)
        {
            (uint w0, uint w1, uint w2, uint w3) = key.Block(block + (ulong)i);
            if (w0 >= RefinedBelow && w2 >= RefinedBelow) continue;
            (uint more0, uint more1, _, _) = key.Refinement.Block(block + (ulong)i);
            if (w0 < RefinedBelow) Refine(w0, more0, w1, out destination[i], out destination[i + 16]);
            if (w2 < RefinedBelow) Refine(w2, more1, w3, out destination[i + 32], out destination[i + 48]);
        }
    }

    private static void Refine(uint word, uint more, uint angle, out float first, out float second)
    {
        BoxMuller.RefinedPair(word, more, angle, out double one, out double other);
        (first, second) = ((float)one, (float)other);
    }
}
