using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Uniforms in double precision, (2k + 1)·2^−53 with k of 52 bits, so never 0 or 1. A group is eight consecutive Philox blocks: words 0 and 1
/// of each block make the first eight numbers, words 2 and 3 the other eight.
/// </summary>
internal readonly struct UniformKernel : IGroupKernel<double>
{
    private const int BlocksPerGroup = 8;

    public static int GroupSize => 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(PhiloxKey key, ulong firstGroup, Span<double> destination)
    {
        if (DoubleLanes512.IsSupported) Fill<DoubleLanes512>(key, firstGroup, destination);
        else if (DoubleLanes256.IsSupported) Fill<DoubleLanes256>(key, firstGroup, destination);
        else Fill<DoubleLanes1>(key, firstGroup, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill<TLanes>(PhiloxKey key, ulong firstGroup, Span<double> destination)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        ref double target = ref MemoryMarshal.GetReference(destination);
        TLanes counter2 = TLanes.CreateBits(key.Counter2);
        TLanes counter3 = TLanes.CreateBits(key.Counter3);
        ulong start = firstGroup * BlocksPerGroup;
        int blocks = destination.Length / 2;
        int stride = 2 * TLanes.Count;
        for (int done = 0; done < blocks; done += stride)
        {
            int second = done + TLanes.Count < blocks ? TLanes.Count : 0;
            TLanes a0 = TLanes.CreateSequence(start + (ulong)done);
            TLanes b0 = TLanes.CreateSequence(start + (ulong)(done + second));
            TLanes a1 = TLanes.ShiftRight(a0, 32), b1 = TLanes.ShiftRight(b0, 32);
            TLanes a2 = counter2, b2 = counter2, a3 = counter3, b3 = counter3;
            Philox.Blocks(key.Key0, key.Key1, ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3);
            int first = Offset(done), next = Offset(done + second);
            Uniform(a0, a1).Store(ref target, first);
            Uniform(b0, b1).Store(ref target, next);
            Uniform(a2, a3).Store(ref target, first + 8);
            Uniform(b2, b3).Store(ref target, next + 8);
        }
    }

    private static int Offset(int block) => ((block & ~7) * 2) + (block & 7);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Uniform<TLanes>(TLanes low, TLanes high)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes word = TLanes.ShiftLeft(high, 32) | (low & TLanes.CreateBits(0xFFFF_FFFF));
        TLanes oneToTwo = TLanes.ShiftRight(word, 12) | TLanes.CreateBits(0x3FF0_0000_0000_0000);
        return oneToTwo - TLanes.Create(1 - (1.0 / (1L << 53)));
    }
}
