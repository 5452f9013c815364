using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Standard normals in double precision. A group is a group of <see cref="WordKernel"/>: words 0 and 1 of its sixteen blocks make the normals
/// 0-15 and 16-31, words 2 and 3 the normals 32-47 and 48-63.
/// </summary>
internal readonly struct NormalKernel : IGroupKernel<double>
{
    private const int BlocksPerGroup = 16;

    public static int GroupSize => WordKernel.GroupSize;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(PhiloxKey key, ulong firstGroup, Span<double> destination)
    {
        Span<uint> words = stackalloc uint[Math.Min(WordKernel.Chunk, destination.Length)];
        while (!destination.IsEmpty)
        {
            int count = Math.Min(words.Length, destination.Length);
            WordKernel.Fill(key, firstGroup, words[..count]);
            if (DoubleLanes512.IsSupported) Transform<DoubleLanes512>(key, firstGroup, words[..count], destination);
            else if (DoubleLanes256.IsSupported) Transform<DoubleLanes256>(key, firstGroup, words[..count], destination);
            else Transform<DoubleLanes1>(key, firstGroup, words[..count], destination);
            firstGroup += (ulong)(count / GroupSize);
            destination = destination[count..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform<TLanes>(PhiloxKey key, ulong firstGroup, ReadOnlySpan<uint> words, Span<double> destination)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        ref readonly uint source = ref MemoryMarshal.GetReference(words);
        ref double target = ref MemoryMarshal.GetReference(destination);
        TLanes least = TLanes.Create(uint.MaxValue);
        for (int half = 0; half < words.Length; half += 2 * BlocksPerGroup)
        {
            for (int lane = 0; lane < BlocksPerGroup; lane += TLanes.Count)
            {
                int i = half + lane;
                TLanes argument = BoxMuller.RadiusArgument(TLanes.LoadWords(in source, i));
                TLanes angle = TLanes.LoadWords(in source, i + BlocksPerGroup);
                BoxMuller.Rotate(angle, BoxMuller.Radius(argument), out TLanes first, out TLanes second);
                first.Store(ref target, i);
                second.Store(ref target, i + BlocksPerGroup);
                least = TLanes.Min(argument, least);
            }
        }

        if (TLanes.Any(TLanes.LessThan(least, TLanes.Create(BoxMuller.RefinedBelow))))
            RefineTails(key, firstGroup, words, destination);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RefineTails(PhiloxKey key, ulong firstGroup, ReadOnlySpan<uint> words, Span<double> destination)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] < BoxMuller.RefinedBelow && i % (2 * BlocksPerGroup) < BlocksPerGroup)
            {
                BoxMuller.RefinedPair(
                    words[i], RefiningWord(key, firstGroup, i), words[i + BlocksPerGroup],
                    out destination[i], out destination[i + BlocksPerGroup]);
            }
        }
    }

    /// <summary>The word that refines the radius word at an index counted from the start of a group.</summary>
    internal static uint RefiningWord(PhiloxKey key, ulong firstGroup, int index)
    {
        ulong block = ((firstGroup + (ulong)(index / GroupSize)) * BlocksPerGroup) + (ulong)(index % BlocksPerGroup);
        (uint forFirstPair, uint forSecondPair, _, _) = key.Refinement.Block(block);
        return index % GroupSize < GroupSize / 2 ? forFirstPair : forSecondPair;
    }
}
