using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>erfc(x) = e^(−x²)·[e^(x²) erfc(x)] for x ≥ 0, with the rounding error of x² carried along; 2 − erfc(−x) for x &lt; 0.</summary>
internal readonly struct ErfcOperator : IDoubleOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        // Beyond, erfc underflows to 0; a NaN passes.
        TLanes magnitude = TLanes.Min(TLanes.Create(28), x & TLanes.CreateBits(0x7FFF_FFFF_FFFF_FFFF));
        TLanes negative = TLanes.Create(0) - magnitude;
        TLanes exponent = negative * magnitude;
        TLanes tail = TLanes.FusedMultiplyAdd(magnitude, magnitude, exponent);
        ExponentialCore.Split(exponent, tail, out TLanes excess, out TLanes power);
        TLanes scaled = ScaledErfcCore.Apply(magnitude);
        TLanes result = ExponentialCore.Scale(TLanes.FusedMultiplyAdd(scaled, excess, scaled), power);
        return TLanes.SelectLess(x, TLanes.Create(0), TLanes.Create(2) - result, result);
    }
}
