using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Random words. A group is sixteen consecutive Philox blocks: first word 0 of each block, then word 1 of each, word 2 and word 3.
/// </summary>
internal readonly struct WordKernel : IGroupKernel<uint>
{
    private const int BlocksPerGroup = 16;

    public static int GroupSize => 64;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(PhiloxKey key, ulong firstGroup, Span<uint> destination)
    {
        if (DoubleLanes512.IsSupported) Fill<DoubleLanes512>(key, firstGroup, destination);
        else if (DoubleLanes256.IsSupported) Fill<DoubleLanes256>(key, firstGroup, destination);
        else Fill<DoubleLanes1>(key, firstGroup, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill<TLanes>(PhiloxKey key, ulong firstGroup, Span<uint> destination)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        ref double target = ref Unsafe.As<uint, double>(ref MemoryMarshal.GetReference(destination));
        TLanes counter2 = TLanes.CreateBits(key.Counter2);
        TLanes counter3 = TLanes.CreateBits(key.Counter3);
        TLanes low = TLanes.CreateBits(0xFFFF_FFFF);
        ulong start = firstGroup * BlocksPerGroup;
        int blocks = destination.Length / 4;
        int stride = 2 * TLanes.Count;
        for (int done = 0; done < blocks; done += stride)
        {
            // Even blocks in one vector, odd ones in the other: merged, their words lie in the order of the blocks.
            TLanes a0 = TLanes.AddBits(TLanes.CreateBits(start + (ulong)done), TLanes.ShiftLeft(TLanes.CreateSequence(0), 1));
            TLanes b0 = TLanes.AddBits(a0, TLanes.CreateBits(1));
            TLanes a1 = TLanes.ShiftRight(a0, 32), b1 = TLanes.ShiftRight(b0, 32);
            TLanes a2 = counter2, b2 = counter2, a3 = counter3, b3 = counter3;
            Philox.Blocks(key.Key0, key.Key1, ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3);
            int offset = ((done & ~15) * 2) + ((done & 15) / 2);
            Merge(a0, b0, low).Store(ref target, offset);
            Merge(a1, b1, low).Store(ref target, offset + 8);
            Merge(a2, b2, low).Store(ref target, offset + 16);
            Merge(a3, b3, low).Store(ref target, offset + 24);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Merge<TLanes>(TLanes even, TLanes odd, TLanes low)
        where TLanes : struct, IDoubleLanes<TLanes> =>
        (even & low) | TLanes.ShiftLeft(odd, 32);
}
