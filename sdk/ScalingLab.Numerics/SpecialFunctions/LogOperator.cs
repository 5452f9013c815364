using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>ln x.</summary>
internal readonly struct LogOperator : IDoubleOperator
{
    private const double SmallestNormal = 2.2250738585072014E-308;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes ordinary = TLanes.LessThan(x, TLanes.Create(double.PositiveInfinity)) &
            ~TLanes.LessThan(x, TLanes.Create(SmallestNormal));
        LogarithmCore.Split(x, out TLanes f, out TLanes k);
        TLanes result = LogarithmCore.Combine(f, k);
        return TLanes.Any(~ordinary) ? TLanes.Select(ordinary, result, OfOthers(x)) : result;
    }

    // Subnormal numbers, zero, negative numbers, infinity and NaN.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TLanes OfOthers<TLanes>(TLanes x)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes zero = TLanes.Create(0);
        LogarithmCore.Split(x * TLanes.Create(1L << 54), out TLanes f, out TLanes k);
        TLanes subnormal = LogarithmCore.Combine(f, k - TLanes.Create(54));
        TLanes result = TLanes.Select(
            TLanes.LessThan(zero, x) & TLanes.LessThan(x, TLanes.Create(SmallestNormal)), subnormal, x);
        result = TLanes.SelectLess(x, zero, TLanes.Create(double.NaN), result);
        return TLanes.Select(
            TLanes.EqualBits(TLanes.ShiftLeft(x, 1), zero), TLanes.Create(double.NegativeInfinity), result);
    }
}
