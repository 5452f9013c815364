using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Random words. A group is sixteen consecutive Philox blocks: first word 0 of each block, then word 1 of each, word 2 and word 3.
/// </summary>
internal readonly struct WordKernel : IGroupKernel<uint>
{
    private const int BlocksPerGroup = 16;
    private const int WordsPerBlock = 4;

    /// <summary>Words that the kernels built on this one make at a time, to stay in the first-level cache.</summary>
    public const int Chunk = 1024;

    public static int GroupSize => 64;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(PhiloxKey key, ulong firstGroup, Span<uint> destination)
    {
        if (DoubleLanes512.IsSupported) Fill<DoubleLanes512>(key, firstGroup, destination);
        else if (DoubleLanes256.IsSupported) Fill<DoubleLanes256>(key, firstGroup, destination);
        else Fill<DoubleLanes1>(key, firstGroup, destination);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill<TLanes>(PhiloxKey key, ulong firstGroup, Span<uint> destination)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        ref double target = ref Unsafe.As<uint, double>(ref MemoryMarshal.GetReference(destination));
        ulong start = firstGroup * BlocksPerGroup;
        Span<double> space = stackalloc double[Chunk];
        ref double words = ref MemoryMarshal.GetReference(space);
        int blocks = destination.Length / WordsPerBlock, stride = 2 * TLanes.Count;
        for (int chunk = 0; chunk < blocks; chunk += Chunk / WordsPerBlock)
        {
            // Even blocks in one vector, odd ones in the other: merged, their words lie in the order of the blocks.
            int count = Math.Min(Chunk / WordsPerBlock, blocks - chunk);
            Philox.Blocks(key, start + (ulong)chunk, count, TLanes.ShiftLeft(TLanes.CreateSequence(0), 1), 1, ref words);
            for (int done = 0; done < count; done += stride)
            {
                for (int word = 0; word < WordsPerBlock; word++)
                {
                    int even = (WordsPerBlock * done) + (word * TLanes.Count);
                    Merge(TLanes.Load(ref words, even), TLanes.Load(ref words, even + (WordsPerBlock * TLanes.Count)))
                        .Store(ref target, Offset(chunk + done) + (8 * word));
                }
            }
        }
    }

    // In pairs of words: where the words 0 of a block's group begin, and the block's place in it.
    private static int Offset(int block) => ((block & ~15) * 2) + ((block & 15) >> 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Merge<TLanes>(TLanes even, TLanes odd)
        where TLanes : struct, IDoubleLanes<TLanes> =>
        TLanes.MergeBits(TLanes.CreateBits(0xFFFF_FFFF), even, TLanes.ShiftLeft(odd, 32));
}
