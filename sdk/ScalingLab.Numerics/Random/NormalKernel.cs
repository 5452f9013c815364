using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Standard normals in double precision. A group is eight consecutive Philox blocks: words 0 and 1 of each block make the normals 0-7 and
/// 8-15 of the group, words 2 and 3 the normals 16-23 and 24-31.
/// </summary>
internal readonly struct NormalKernel : IGroupKernel<double>
{
    // Below this radius word, 32 bits more are drawn: the tail is then smooth and reaches 9.5 instead of 6.7 standard deviations.
    private const double RefinedBelow = 65536;

    private const int BlocksPerGroup = 8;

    public static int GroupSize => 32;

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
        ulong block = firstGroup * BlocksPerGroup;
        int done = 0;
        // Two vectors of blocks in flight; with eight lanes the second vector is the next group.
        int stride = 2 * TLanes.Count;
        ref double target = ref MemoryMarshal.GetReference(destination);
        TLanes counter2 = TLanes.CreateBits(key.Counter2);
        TLanes counter3 = TLanes.CreateBits(key.Counter3);
        TLanes threshold = TLanes.Create(RefinedBelow);
        int blocks = destination.Length / 4;
        for (; done < blocks; done += stride, block += (ulong)stride)
        {
            int second = done + TLanes.Count < blocks ? TLanes.Count : 0;
            TLanes a0 = TLanes.CreateSequence(block);
            TLanes b0 = TLanes.CreateSequence(block + (ulong)second);
            TLanes a1 = TLanes.ShiftRight(a0, 32), b1 = TLanes.ShiftRight(b0, 32);
            TLanes a2 = counter2, b2 = counter2, a3 = counter3, b3 = counter3;
            Philox.Blocks(key.Key0, key.Key1, ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3);

            int first = Offset(done);
            int next = Offset(done + second);
            TLanes a = BoxMuller.RadiusArgument(a0), b = BoxMuller.RadiusArgument(b0);
            TLanes c = BoxMuller.RadiusArgument(a2), d = BoxMuller.RadiusArgument(b2);
            bool refine = TLanes.Any(
                TLanes.LessThan(a, threshold) | TLanes.LessThan(b, threshold) |
                TLanes.LessThan(c, threshold) | TLanes.LessThan(d, threshold));
            BoxMuller.Rotate(a1, BoxMuller.Radius(a), out TLanes cosine, out TLanes sine);
            cosine.Store(ref target, first);
            sine.Store(ref target, first + 8);
            BoxMuller.Rotate(b1, BoxMuller.Radius(b), out cosine, out sine);
            cosine.Store(ref target, next);
            sine.Store(ref target, next + 8);
            BoxMuller.Rotate(a3, BoxMuller.Radius(c), out cosine, out sine);
            cosine.Store(ref target, first + 16);
            sine.Store(ref target, first + 24);
            BoxMuller.Rotate(b3, BoxMuller.Radius(d), out cosine, out sine);
            cosine.Store(ref target, next + 16);
            sine.Store(ref target, next + 24);
            if (refine)
                RefineTails(key, block, done, Math.Min(stride, blocks - done), destination);
        }
    }

    private static int Offset(int block) => ((block & ~7) * 4) + (block & 7);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RefineTails(PhiloxKey key, ulong block, int firstBlock, int count, Span<double> destination)
    {
        for (int i = 0; i < count; i++)
        {
            (uint w0, uint w1, uint w2, uint w3) = key.Block(block + (ulong)i);
            if (w0 >= RefinedBelow && w2 >= RefinedBelow) continue;
            (uint more0, uint more1, _, _) = key.Refinement.Block(block + (ulong)i);
            int offset = Offset(firstBlock + i);
            if (w0 < RefinedBelow) BoxMuller.RefinedPair(w0, more0, w1, out destination[offset], out destination[offset + 8]);
            if (w2 < RefinedBelow) BoxMuller.RefinedPair(w2, more1, w3, out destination[offset + 16], out destination[offset + 24]);
        }
    }
}
