using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Philox4x32-10: ten rounds that map a 128-bit counter and a 64-bit key to four random words.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11.
/// </summary>
internal static class Philox
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

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
    /// Two vectors of blocks, interleaved to hide the multiplier's latency. Words are the low 32 bits of a lane; what the high bits hold on
    /// entry and on return has no meaning.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Blocks<TLanes>(
        uint key0, uint key1,
        ref TLanes a0, ref TLanes a1, ref TLanes a2, ref TLanes a3,
        ref TLanes b0, ref TLanes b1, ref TLanes b2, ref TLanes b3)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes multiplier0 = TLanes.CreateBits(Multiplier0);
        TLanes multiplier1 = TLanes.CreateBits(Multiplier1);
        TLanes p0 = a0, p1 = a1, p2 = a2, p3 = a3;
        TLanes q0 = b0, q1 = b1, q2 = b2, q3 = b3;
        for (int round = 0; round < Rounds; round++)
        {
            TLanes k0 = TLanes.CreateBits(key0);
            TLanes k1 = TLanes.CreateBits(key1);
            TLanes pm0 = TLanes.MultiplyLow(p0, multiplier0);
            TLanes pm1 = TLanes.MultiplyLow(p2, multiplier1);
            TLanes qm0 = TLanes.MultiplyLow(q0, multiplier0);
            TLanes qm1 = TLanes.MultiplyLow(q2, multiplier1);
            p0 = TLanes.ShiftRight(pm1, 32) ^ p1 ^ k0;
            p1 = pm1;
            p2 = TLanes.ShiftRight(pm0, 32) ^ p3 ^ k1;
            p3 = pm0;
            q0 = TLanes.ShiftRight(qm1, 32) ^ q1 ^ k0;
            q1 = qm1;
            q2 = TLanes.ShiftRight(qm0, 32) ^ q3 ^ k1;
            q3 = qm0;
            key0 += Weyl0;
            key1 += Weyl1;
        }

        (a0, a1, a2, a3) = (p0, p1, p2, p3);
        (b0, b1, b2, b3) = (q0, q1, q2, q3);
    }
}
