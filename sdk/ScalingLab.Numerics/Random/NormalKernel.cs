using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Standard normals in double precision. A group is a group of <see cref="WordKernel"/>: words 0 and 1 of its sixteen blocks make the normals
/// 0-15 and 16-31, words 2 and 3 the normals 32-47 and 48-63. The words keep their lanes of
/// 64 bits: they need not be packed, and the unused halves are masked.
/// </summary>
internal readonly struct NormalKernel : IGroupKernel<double>
{
    private const int BlocksPerGroup = 16;
    private const int WordsPerBlock = 4;
    private const int LineDoubles = 8;

    public static int GroupSize => WordKernel.GroupSize;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(PhiloxKey key, ulong firstGroup, Span<double> destination)
    {
        if (DoubleLanes512.IsSupported) Fill<DoubleLanes512>(key, firstGroup, destination);
        else if (DoubleLanes256.IsSupported) Fill<DoubleLanes256>(key, firstGroup, destination);
        else Fill<DoubleLanes1>(key, firstGroup, destination);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill<TLanes>(PhiloxKey key, ulong firstGroup, Span<double> destination)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        Span<double> space = stackalloc double[WordKernel.Chunk + LineDoubles];
        Span<double> words = space.Slice(Misalignment(space), WordKernel.Chunk);
        while (!destination.IsEmpty)
        {
            Span<double> chunk = destination[..Math.Min(WordKernel.Chunk, destination.Length)];
            Philox.Blocks(
                key, firstGroup * BlocksPerGroup, chunk.Length / WordsPerBlock, TLanes.CreateSequence(0), TLanes.Count, ref MemoryMarshal.GetReference(words));
            if (Transform<TLanes>(words, chunk))
                RefineTails(key, firstGroup, chunk);
            firstGroup += (ulong)(chunk.Length / GroupSize);
            destination = destination[chunk.Length..];
        }
    }

    /// <summary>Whether a radius word was so small that the tail has to be refined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Transform<TLanes>(ReadOnlySpan<double> source, Span<double> destination)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        BoxMullerTransform<TLanes> transform = new(BoxMullerCoefficients.All);
        ref double words = ref MemoryMarshal.GetReference(source);
        ref double target = ref MemoryMarshal.GetReference(destination);
        TLanes refined = TLanes.Create(BoxMuller.RefinedBelow / 4294967296.0), least = refined;
        for (int group = 0; group < destination.Length; group += GroupSize)
        {
            for (int lane = 0; lane < BlocksPerGroup; lane += TLanes.Count)
            {
                ref double word = ref Unsafe.Add(ref words, group + (WordsPerBlock * lane));
                ref double normal = ref Unsafe.Add(ref target, group + lane);
                for (int pair = 0; pair < WordsPerBlock; pair += 2)
                {
                    TLanes u = BoxMullerTransform<TLanes>.Uniform(TLanes.Load(ref word, 0));
                    least = TLanes.Min(u, least);
                    transform.Rotate(TLanes.Load(ref word, TLanes.Count), transform.Radius(u), out TLanes first, out TLanes second);
                    first.Store(ref normal, 0);
                    second.Store(ref normal, BlocksPerGroup);
                    word = ref Unsafe.Add(ref word, 2 * TLanes.Count);
                    normal = ref Unsafe.Add(ref normal, 2 * BlocksPerGroup);
                }
            }
        }

        return TLanes.Any(TLanes.LessThan(least, refined));
    }

    /// <summary>How many numbers there are before the first cache line that begins in a memory on the stack: vectors across two lines take twice the time.</summary>
    private static unsafe int Misalignment(Span<double> space) =>
        (int)(-(nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(space)) & ((LineDoubles * sizeof(double)) - 1)) / sizeof(double);

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RefineTails(PhiloxKey key, ulong firstGroup, Span<double> destination)
    {
        Span<uint> words = stackalloc uint[WordKernel.Chunk];
        words = words[..destination.Length];
        WordKernel.Fill(key, firstGroup, words);
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
