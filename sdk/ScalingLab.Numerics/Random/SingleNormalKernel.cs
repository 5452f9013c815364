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
        while (!destination.IsEmpty)
        {
            Span<float> chunk = destination[..Math.Min(WordKernel.Chunk, destination.Length)];
            WordKernel.Fill(key, firstGroup, MemoryMarshal.Cast<float, uint>(chunk));
            if (SingleLanes512.IsSupported) Transform<SingleLanes512>(key, firstGroup, chunk);
            else if (SingleLanes256.IsSupported) Transform<SingleLanes256>(key, firstGroup, chunk);
            else Transform<SingleLanes1>(key, firstGroup, chunk);
            firstGroup += (ulong)(chunk.Length / GroupSize);
            destination = destination[chunk.Length..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform<TLanes>(PhiloxKey key, ulong firstGroup, Span<float> words)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        ref float target = ref MemoryMarshal.GetReference(words);
        TLanes least = TLanes.Create(1);
        for (int half = 0; half < words.Length; half += 2 * BlocksPerGroup)
        {
            for (int lane = 0; lane < BlocksPerGroup; lane += TLanes.Count)
            {
                int i = half + lane;
                TLanes u = SingleBoxMuller.Uniform(TLanes.Load(ref target, i), out TLanes nearerEnd);
                TLanes angle = TLanes.Load(ref target, i + BlocksPerGroup);
                SingleBoxMuller.Rotate(angle, SingleBoxMuller.Radius(u, nearerEnd), out TLanes first, out TLanes second);
                first.Store(ref target, i);
                second.Store(ref target, i + BlocksPerGroup);
                least = TLanes.Min(u, least);
            }
        }

        if (TLanes.Any(TLanes.LessThan(least, TLanes.Create(BoxMuller.RefinedBelow / 4294967296f))))
            RefineTails(key, firstGroup, words);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RefineTails(PhiloxKey key, ulong firstGroup, Span<float> destination)
    {
        // The words were overwritten in place: they are drawn again.
        Span<uint> words = stackalloc uint[WordKernel.Chunk];
        words = words[..destination.Length];
        WordKernel.Fill(key, firstGroup, words);
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] < BoxMuller.RefinedBelow && i % (2 * BlocksPerGroup) < BlocksPerGroup)
            {
                BoxMuller.RefinedPair(
                    words[i], NormalKernel.RefiningWord(key, firstGroup, i), words[i + BlocksPerGroup], out double first, out double second);
                destination[i] = (float)first;
                destination[i + BlocksPerGroup] = (float)second;
            }
        }
    }
}
