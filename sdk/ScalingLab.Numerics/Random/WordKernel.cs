using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Random words. A group is sixteen consecutive Philox blocks: first word 0 of each block, then word 1 of each, word 2 and word 3.
/// </summary>
internal readonly struct WordKernel : IGroupKernel<uint>
{
    private const int BlocksPerGroup = 16;

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
        TLanes counter2 = TLanes.CreateBits(key.Counter2);
        TLanes counter3 = TLanes.CreateBits(key.Counter3);
        ulong start = firstGroup * BlocksPerGroup;
        Span<ulong> schedule = stackalloc ulong[Philox.ScheduleLength];
        Philox.ExpandKey(key.Key0, key.Key1, schedule);
        int blocks = destination.Length / 4;
        int stride = 2 * TLanes.Count;
        for (int done = 0; done < blocks; done += 2 * stride)
        {
            // Even blocks in one vector, odd ones in the other: merged, their words lie in the order of the blocks.
            int second = done + stride < blocks ? stride : 0;
            TLanes a0 = TLanes.AddBits(TLanes.CreateBits(start + (ulong)done), TLanes.ShiftLeft(TLanes.CreateSequence(0), 1));
            TLanes b0 = TLanes.AddBits(a0, TLanes.CreateBits(1));
            TLanes c0 = TLanes.AddBits(a0, TLanes.CreateBits((ulong)second));
            TLanes d0 = TLanes.AddBits(c0, TLanes.CreateBits(1));
            Philox.Blocks(
                schedule, counter2, counter3,
                ref a0, out TLanes a1, out TLanes a2, out TLanes a3,
                ref b0, out TLanes b1, out TLanes b2, out TLanes b3,
                ref c0, out TLanes c1, out TLanes c2, out TLanes c3,
                ref d0, out TLanes d1, out TLanes d2, out TLanes d3);
            int offset = Offset(done);
            Merge(a0, b0).Store(ref target, offset);
            Merge(a1, b1).Store(ref target, offset + 8);
            Merge(a2, b2).Store(ref target, offset + 16);
            Merge(a3, b3).Store(ref target, offset + 24);
            offset = Offset(done + second);
            Merge(c0, d0).Store(ref target, offset);
            Merge(c1, d1).Store(ref target, offset + 8);
            Merge(c2, d2).Store(ref target, offset + 16);
            Merge(c3, d3).Store(ref target, offset + 24);
        }
    }

    // In pairs of words: where the words 0 of a block's group begin, and the block's place in it.
    private static int Offset(int block) => ((block & ~15) * 2) + ((block & 15) >> 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Merge<TLanes>(TLanes even, TLanes odd)
        where TLanes : struct, IDoubleLanes<TLanes> =>
        TLanes.MergeBits(TLanes.CreateBits(0xFFFF_FFFF), even, TLanes.ShiftLeft(odd, 32));
}
