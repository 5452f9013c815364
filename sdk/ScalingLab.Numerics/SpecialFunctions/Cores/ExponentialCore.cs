using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// e^x = 2^k e^r with |r| ≤ ln 2 / 2: Cody and Waite's reduction, e^r by a minimax polynomial of degree 11 (error 3.4e-18). Functions that
/// multiply by an exponential scale last, so that a subnormal result is rounded once.
/// </summary>
internal static class ExponentialCore
{
    // 1.5·2^52 rounds a sum to an integer; the rest makes the low bits k + 2046, never negative.
    private const double Rounder = 6755399441055744.0 + ScaleBias;
    private const int ScaleBias = 2046;

    /// <summary>Finds e^r − 1 and k of e^(x − tail), |tail| below 1e-13; x in [−1400, 1100] or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split<TLanes>(TLanes x, TLanes tail, out TLanes excess, out TLanes power)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        power = TLanes.FusedMultiplyAdd(x, TLanes.Create(1.4426950408889634), TLanes.Create(Rounder));
        TLanes k = power - TLanes.Create(Rounder);
        TLanes r = TLanes.FusedMultiplyAdd(k, TLanes.Create(-0.6931471805598903), x);
        r = TLanes.FusedMultiplyAdd(k, TLanes.Create(-5.497923018708371e-14), r) - tail;
        TLanes square = r * r;
        TLanes fourth = square * square;
        TLanes q01 = TLanes.FusedMultiplyAdd(r, TLanes.Create(0.166666666666667), TLanes.Create(0.5000000000000012));
        TLanes q23 = TLanes.FusedMultiplyAdd(r, TLanes.Create(0.008333333333307226), TLanes.Create(0.041666666666515535));
        TLanes q45 = TLanes.FusedMultiplyAdd(r, TLanes.Create(0.000198412699173375), TLanes.Create(0.0013888888946981745));
        TLanes q67 = TLanes.FusedMultiplyAdd(r, TLanes.Create(2.755721634273424e-06), TLanes.Create(2.4801489980565858e-05));
        TLanes q89 = TLanes.FusedMultiplyAdd(r, TLanes.Create(2.511784760538474e-08), TLanes.Create(2.763126571561896e-07));
        TLanes high = TLanes.FusedMultiplyAdd(fourth, q89, TLanes.FusedMultiplyAdd(square, q67, q45));
        TLanes q = TLanes.FusedMultiplyAdd(fourth, high, TLanes.FusedMultiplyAdd(square, q23, q01));
        excess = TLanes.FusedMultiplyAdd(square, q, r);
    }

    /// <summary>value·2^k, in two steps: neither overflows or underflows before the result does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Scale<TLanes>(TLanes value, TLanes power)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes biased = power & TLanes.CreateBits(0xFFF);
        TLanes half = TLanes.ShiftRight(biased, 1);
        return value * TLanes.ShiftLeft(half, 52) * TLanes.ShiftLeft(TLanes.SubtractBits(biased, half), 52);
    }

    /// <summary>2^k where it is a normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes PowerOfTwo<TLanes>(TLanes power)
        where TLanes : struct, IDoubleLanes<TLanes> =>
        TLanes.ShiftLeft(TLanes.SubtractBits(power, TLanes.CreateBits(ScaleBias - 1023)), 52);

    /// <summary>e^x for x ≤ 710 or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes limit = TLanes.Create(-746);
        Split(TLanes.SelectLess(x, limit, limit, x), TLanes.Create(0), out TLanes excess, out TLanes power);
        return Scale(excess + TLanes.Create(1), power);
    }
}
