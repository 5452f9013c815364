using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>e^x = 2^k e^r with |r| ≤ ln 2 / 2 in single precision: as <see cref="ExponentialCore"/>, with a polynomial of degree 6 (error 3.1e-9).</summary>
internal static class SingleExponentialCore
{
    // 1.5·2^23 rounds a sum to an integer; the rest makes the low bits k + 254, never negative.
    private const float Rounder = 12582912f + ScaleBias;
    private const int ScaleBias = 254;

    /// <summary>Finds e^r − 1 and k of e^x; x in [−104, 89] or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split<TLanes>(TLanes x, out TLanes excess, out TLanes power)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        power = TLanes.FusedMultiplyAdd(x, TLanes.Create(1.442695f), TLanes.Create(Rounder));
        TLanes k = power - TLanes.Create(Rounder);
        TLanes r = TLanes.FusedMultiplyAdd(k, TLanes.Create(-0.69311523f), x);
        r = TLanes.FusedMultiplyAdd(k, TLanes.Create(-3.1946183e-05f), r);
        TLanes q = TLanes.FusedMultiplyAdd(r, TLanes.Create(0.0013950478f), TLanes.Create(0.008368882f));
        q = TLanes.FusedMultiplyAdd(r, q, TLanes.Create(0.041666206f));
        q = TLanes.FusedMultiplyAdd(r, q, TLanes.Create(0.1666652f));
        q = TLanes.FusedMultiplyAdd(r, q, TLanes.Create(0.5f));
        excess = TLanes.FusedMultiplyAdd(r * r, q, r);
    }

    /// <summary>value·2^k, in two steps: neither overflows or underflows before the result does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Scale<TLanes>(TLanes value, TLanes power)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes biased = power & TLanes.CreateBits(0x1FF);
        TLanes half = TLanes.ShiftRight(biased, 1);
        return value * TLanes.ShiftLeft(half, 23) * TLanes.ShiftLeft(TLanes.SubtractBits(biased, half), 23);
    }

    /// <summary>2^k where it is a normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes PowerOfTwo<TLanes>(TLanes power)
        where TLanes : struct, ISingleLanes<TLanes> =>
        TLanes.ShiftLeft(TLanes.SubtractBits(power, TLanes.CreateBits(ScaleBias - 127)), 23);

    /// <summary>e^x for x ≤ 89 or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes limit = TLanes.Create(-104);
        Split(TLanes.SelectLess(x, limit, limit, x), out TLanes excess, out TLanes power);
        return Scale(excess + TLanes.Create(1), power);
    }
}
