using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Standard normals in single precision. A group is a group of <see cref="WordKernel"/>: words 0 and 1 of its sixteen blocks make the normals
/// 0-15 and 16-31, words 2 and 3 the normals 32-47 and 48-63.
/// </summary>
internal readonly struct SingleNormalKernel : IGroupKernel<float>
{
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
                    RefineTails(key, firstGroup + (ulong)(group / GroupSize), lane, TLanes.Count, words[group..]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RefineTails(PhiloxKey key, ulong group, int lane, int count, Span<float> destination)
    {
        // The words were overwritten in place: they are drawn again.
        Span<uint> words = stackalloc uint[WordKernel.GroupSize];
        WordKernel.Fill(key, group, words);
        for (int pair = 0; pair < GroupSize; pair += 2 * BlocksPerGroup)
        {
            for (int i = pair + lane; i < pair + lane + count; i++)
            {
                if (words[i] >= BoxMuller.RefinedBelow) continue;
                BoxMuller.RefinedPair(
                    words[i], NormalKernel.RefiningWord(key, group, i), words[i + BlocksPerGroup], out double first, out double second);
                destination[i] = (float)first;
                destination[i + BlocksPerGroup] = (float)second;
            }
        }
    }
}
