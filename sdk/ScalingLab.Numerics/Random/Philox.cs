using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Philox4x32-10: ten rounds that map a 128-bit counter and a 64-bit key to four random words.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11.
/// </summary>
internal static class Philox
{
    /// <summary>Length of a key schedule: two words a round.</summary>
    public const int ScheduleLength = 2 * Rounds;

    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The keys of all rounds, in the order they are used.</summary>
    public static void ExpandKey(uint key0, uint key1, Span<ulong> schedule)
    {
        for (int i = 0; i + 1 < schedule.Length; i += 2)
        {
            schedule[i] = key0;
            schedule[i + 1] = key1;
            key0 += Weyl0;
            key1 += Weyl1;
        }
    }

    /// <summary>One block: the counter is replaced by its four random words.</summary>
    public static void Block(uint key0, uint key1, ref uint c0, ref uint c1, ref uint c2, ref uint c3)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0;
            ulong product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ key0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ key1;
            c3 = (uint)product0;
            key0 += Weyl0;
            key1 += Weyl1;
        }
    }

    /// <summary>
    /// Four vectors of blocks, interleaved because the multiplier's latency is longer than a vector's work in a round. Words are the low 32
    /// bits of a lane; what the high bits hold on return has no meaning.
    /// </summary>
    /// <param name="schedule">From <see cref="ExpandKey"/>.</param>
    /// <param name="counter2">The third counter word of all blocks.</param>
    /// <param name="counter3">The fourth.</param>
    /// <param name="a0">On entry the 64-bit block numbers, on return the first words.</param>
    /// <param name="a1">The second words.</param>
    /// <param name="a2">The third words.</param>
    /// <param name="a3">The fourth words.</param>
    /// <param name="b0">As <paramref name="a0"/>.</param>
    /// <param name="b1">As <paramref name="a1"/>.</param>
    /// <param name="b2">As <paramref name="a2"/>.</param>
    /// <param name="b3">As <paramref name="a3"/>.</param>
    /// <param name="c0">As <paramref name="a0"/>.</param>
    /// <param name="c1">As <paramref name="a1"/>.</param>
    /// <param name="c2">As <paramref name="a2"/>.</param>
    /// <param name="c3">As <paramref name="a3"/>.</param>
    /// <param name="d0">As <paramref name="a0"/>.</param>
    /// <param name="d1">As <paramref name="a1"/>.</param>
    /// <param name="d2">As <paramref name="a2"/>.</param>
    /// <param name="d3">As <paramref name="a3"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Blocks<TLanes>(
        Span<ulong> schedule, TLanes counter2, TLanes counter3,
        ref TLanes a0, out TLanes a1, out TLanes a2, out TLanes a3,
        ref TLanes b0, out TLanes b1, out TLanes b2, out TLanes b3,
        ref TLanes c0, out TLanes c1, out TLanes c2, out TLanes c3,
        ref TLanes d0, out TLanes d1, out TLanes d2, out TLanes d3)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes multiplier0 = TLanes.CreateBits(Multiplier0);
        TLanes multiplier1 = TLanes.CreateBits(Multiplier1);
        ref ulong keys = ref MemoryMarshal.GetReference(schedule);
        TLanes p0 = a0, p1 = TLanes.HighWords(a0), p2 = counter2, p3 = counter3;
        TLanes q0 = b0, q1 = TLanes.HighWords(b0), q2 = counter2, q3 = counter3;
        TLanes s0 = c0, s1 = TLanes.HighWords(c0), s2 = counter2, s3 = counter3;
        TLanes t0 = d0, t1 = TLanes.HighWords(d0), t2 = counter2, t3 = counter3;
        for (nint i = 0; i < ScheduleLength; i += 2)
        {
            TLanes k0 = TLanes.CreateBits(Unsafe.Add(ref keys, i));
            TLanes k1 = TLanes.CreateBits(Unsafe.Add(ref keys, i + 1));
            TLanes pm0 = TLanes.MultiplyLow(p0, multiplier0), pm1 = TLanes.MultiplyLow(p2, multiplier1);
            TLanes qm0 = TLanes.MultiplyLow(q0, multiplier0), qm1 = TLanes.MultiplyLow(q2, multiplier1);
            TLanes sm0 = TLanes.MultiplyLow(s0, multiplier0), sm1 = TLanes.MultiplyLow(s2, multiplier1);
            TLanes tm0 = TLanes.MultiplyLow(t0, multiplier0), tm1 = TLanes.MultiplyLow(t2, multiplier1);
            p0 = TLanes.ExclusiveOr(TLanes.HighWords(pm1), p1, k0);
            p1 = pm1;
            p2 = TLanes.ExclusiveOr(TLanes.HighWords(pm0), p3, k1);
            p3 = pm0;
            q0 = TLanes.ExclusiveOr(TLanes.HighWords(qm1), q1, k0);
            q1 = qm1;
            q2 = TLanes.ExclusiveOr(TLanes.HighWords(qm0), q3, k1);
            q3 = qm0;
            s0 = TLanes.ExclusiveOr(TLanes.HighWords(sm1), s1, k0);
            s1 = sm1;
            s2 = TLanes.ExclusiveOr(TLanes.HighWords(sm0), s3, k1);
            s3 = sm0;
            t0 = TLanes.ExclusiveOr(TLanes.HighWords(tm1), t1, k0);
            t1 = tm1;
            t2 = TLanes.ExclusiveOr(TLanes.HighWords(tm0), t3, k1);
            t3 = tm0;
        }

        (a0, a1, a2, a3) = (p0, p1, p2, p3);
        (b0, b1, b2, b3) = (q0, q1, q2, q3);
        (c0, c1, c2, c3) = (s0, s1, s2, s3);
        (d0, d1, d2, d3) = (t0, t1, t2, t3);
    }
}
