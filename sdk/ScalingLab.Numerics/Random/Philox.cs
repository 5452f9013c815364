using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Philox4x32-10: ten rounds that map a 128-bit counter and a 64-bit key to four random words.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11.
/// </summary>
internal static class Philox
{
    private const int Rounds = 10;
    private const int WordsPerBlock = 4;
    private const int VectorsAtOnce = 4;

    // Two words a round.
    private const int ScheduleLength = 2 * Rounds;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The keys of all rounds, in the order they are used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExpandKey(uint key0, uint key1, Span<ulong> schedule)
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
    /// Blocks from a first one on, four vectors at a time, interleaved because the multiplier's latency is longer than a vector's work in a round. What the
    /// upper counter words, alike in all lanes, come to in the first two rounds is computed once.
    /// </summary>
    /// <param name="key">The subsequence.</param>
    /// <param name="start">The first block, a multiple of sixteen.</param>
    /// <param name="count">How many blocks; they are made in fours of vectors, also the last ones.</param>
    /// <param name="lanes">The distances of the blocks in a vector from its first: 0, 1, 2, ... or 0, 2, 4, ...</param>
    /// <param name="second">The distance of the second vector's first block from that of the first; the third and fourth follow by the double width of a vector.</param>
    /// <param name="words">Takes vector by vector the four words of its blocks, a vector each, in the low 32 bits of each lane.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Blocks<TLanes>(PhiloxKey key, ulong start, int count, TLanes lanes, int second, ref double words)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        Span<ulong> schedule = stackalloc ulong[ScheduleLength];
        ExpandKey(key.Key0, key.Key1, schedule);
        ref ulong keys = ref MemoryMarshal.GetReference(schedule);
        TLanes multiplier0 = TLanes.CreateBits(Multiplier0);
        TLanes multiplier1 = TLanes.CreateBits(Multiplier1);

        // The first round leaves words 0 and 1 alike in all lanes, the second one words 3.
        ulong ofCounter2 = (ulong)Multiplier1 * key.Counter2;
        TLanes keyOf2 = TLanes.CreateBits(key.Counter3 ^ Unsafe.Add(ref keys, 1));
        TLanes keyOf0 = TLanes.CreateBits((uint)ofCounter2 ^ Unsafe.Add(ref keys, 2));
        for (int done = 0; done < count; done += VectorsAtOnce * TLanes.Count)
        {
            // A vector's low counter words may run over only between the second vector and the third: a group of sixteen blocks has one upper word.
            ulong block = start + (ulong)done, laterBlock = block + (ulong)(2 * TLanes.Count);
            ulong first = (ulong)Multiplier0 * ((uint)(ofCounter2 >> 32) ^ (uint)(block >> 32) ^ (uint)keys);
            ulong later = (ulong)Multiplier0 * ((uint)(ofCounter2 >> 32) ^ (uint)(laterBlock >> 32) ^ (uint)keys);
            TLanes p3 = TLanes.MultiplyLow(TLanes.AddBits(TLanes.CreateBits(block), lanes), multiplier0);
            TLanes q3 = TLanes.MultiplyLow(TLanes.AddBits(TLanes.CreateBits(block + (ulong)second), lanes), multiplier0);
            TLanes s3 = TLanes.MultiplyLow(TLanes.AddBits(TLanes.CreateBits(laterBlock), lanes), multiplier0);
            TLanes t3 = TLanes.MultiplyLow(TLanes.AddBits(TLanes.CreateBits(laterBlock + (ulong)second), lanes), multiplier0);
            TLanes p1 = TLanes.MultiplyLow(TLanes.HighWords(p3) ^ keyOf2, multiplier1);
            TLanes q1 = TLanes.MultiplyLow(TLanes.HighWords(q3) ^ keyOf2, multiplier1);
            TLanes s1 = TLanes.MultiplyLow(TLanes.HighWords(s3) ^ keyOf2, multiplier1);
            TLanes t1 = TLanes.MultiplyLow(TLanes.HighWords(t3) ^ keyOf2, multiplier1);
            TLanes p0 = TLanes.HighWords(p1) ^ keyOf0, q0 = TLanes.HighWords(q1) ^ keyOf0;
            TLanes s0 = TLanes.HighWords(s1) ^ keyOf0, t0 = TLanes.HighWords(t1) ^ keyOf0;
            TLanes firstKey = TLanes.CreateBits((first >> 32) ^ Unsafe.Add(ref keys, 3));
            TLanes laterKey = TLanes.CreateBits((later >> 32) ^ Unsafe.Add(ref keys, 3));
            TLanes p2 = p3 ^ firstKey, q2 = q3 ^ firstKey;
            TLanes s2 = s3 ^ laterKey, t2 = t3 ^ laterKey;
            p3 = q3 = TLanes.CreateBits(first);
            s3 = t3 = TLanes.CreateBits(later);
            for (nint i = 4; i < ScheduleLength; i += 2)
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

            Store(ref words, 0, p0, p1, p2, p3);
            Store(ref words, 1, q0, q1, q2, q3);
            Store(ref words, 2, s0, s1, s2, s3);
            Store(ref words, 3, t0, t1, t2, t3);
            words = ref Unsafe.Add(ref words, WordsPerBlock * VectorsAtOnce * TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes>(ref double words, int vector, TLanes word0, TLanes word1, TLanes word2, TLanes word3)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        int offset = WordsPerBlock * vector * TLanes.Count;
        word0.Store(ref words, offset);
        word1.Store(ref words, offset + TLanes.Count);
        word2.Store(ref words, offset + (2 * TLanes.Count));
        word3.Store(ref words, offset + (3 * TLanes.Count));
    }
}
