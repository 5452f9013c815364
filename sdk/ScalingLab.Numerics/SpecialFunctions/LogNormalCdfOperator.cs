using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// ln Φ(x) with a = |x|/√2: −x²/2 + ln(½ e^(a²) erfc(a)) for x &lt; 0, where both terms are negative; ln(1 − Q) with
/// Q = ½ e^(−x²/2)·[e^(a²) erfc(a)] for x ≥ 0. One logarithm serves both.
/// </summary>
internal readonly struct LogNormalCdfOperator : IDoubleOperator
{
    // 1 - sqrt(1/2)
    private const double CloseToOne = 0.29289321881345254;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes zero = TLanes.Create(0);
        TLanes one = TLanes.Create(1);
        TLanes half = TLanes.Create(0.5);
        TLanes magnitude = x & TLanes.CreateBits(0x7FFF_FFFF_FFFF_FFFF);
        TLanes scaled = half * ScaledErfcCore.Apply(TLanes.Min(TLanes.Create(1e300), magnitude * TLanes.Create(0.7071067811865476)));

        TLanes bounded = TLanes.Min(TLanes.Create(40), magnitude);
        TLanes square = bounded * bounded;
        TLanes tail = half * TLanes.FusedMultiplyAdd(bounded, bounded, zero - square);
        ExponentialCore.Split(TLanes.Create(-0.5) * square, tail, out TLanes excess, out TLanes power);
        TLanes complement = ExponentialCore.Scale(TLanes.FusedMultiplyAdd(scaled, excess, scaled), power);
        TLanes limit = TLanes.Create(CloseToOne);
        TLanes f = TLanes.SelectLess(complement, limit, zero - complement, TLanes.FusedMultiplyAdd(TLanes.Create(-2), complement, one));
        TLanes k = TLanes.SelectLess(complement, limit, zero, TLanes.Create(-1));

        LogarithmCore.Split(scaled, out TLanes scaledF, out TLanes scaledK);
        TLanes logarithm = LogarithmCore.Combine(TLanes.SelectLess(x, zero, scaledF, f), TLanes.SelectLess(x, zero, scaledK, k));
        return TLanes.SelectLess(x, zero, TLanes.FusedMultiplyAdd(TLanes.Create(-0.5) * x, x, logarithm), logarithm);
    }
}
