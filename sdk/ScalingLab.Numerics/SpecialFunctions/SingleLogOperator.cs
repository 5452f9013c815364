using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// ln x = k ln 2 + ln(1 + f) in single precision with 1 + f in [√½, √2]: f − f²/2 + f³ R(f), R a minimax polynomial of degree 7 (error 5.9e-9).
/// </summary>
internal readonly struct SingleLogOperator : ISingleOperator
{
    private const float SmallestNormal = 1.17549435E-38f;
    private const uint HalfSqrtBits = 0x3F35_04F3;
    private const uint ExponentBias = 128;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes ordinary = TLanes.LessThan(x, TLanes.Create(float.PositiveInfinity)) &
            ~TLanes.LessThan(x, TLanes.Create(SmallestNormal));
        TLanes result = OfNormal(x, TLanes.Create(0));
        return TLanes.Any(~ordinary) ? TLanes.Select(ordinary, result, OfOthers(x)) : result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes OfNormal<TLanes>(TLanes x, TLanes addedExponent)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes shifted = TLanes.AddBits(x, TLanes.CreateBits((ExponentBias << 23) - HalfSqrtBits));
        TLanes k = TLanes.FromInteger(TLanes.ShiftRight(shifted, 23)) - TLanes.Create(ExponentBias) + addedExponent;
        TLanes f = TLanes.AddBits(shifted & TLanes.CreateBits(0x007F_FFFF), TLanes.CreateBits(HalfSqrtBits)) - TLanes.Create(1);
        TLanes r = TLanes.FusedMultiplyAdd(f, TLanes.Create(-0.07859618216753006f), TLanes.Create(0.12881650030612946f));
        r = TLanes.FusedMultiplyAdd(f, r, TLanes.Create(-0.13128753006458282f));
        r = TLanes.FusedMultiplyAdd(f, r, TLanes.Create(0.14181192219257355f));
        r = TLanes.FusedMultiplyAdd(f, r, TLanes.Create(-0.16624553501605988f));
        r = TLanes.FusedMultiplyAdd(f, r, TLanes.Create(0.2000228613615036f));
        r = TLanes.FusedMultiplyAdd(f, r, TLanes.Create(-0.25000810623168945f));
        r = TLanes.FusedMultiplyAdd(f, r, TLanes.Create(0.33333316445350647f));
        TLanes square = f * f;
        TLanes small = TLanes.FusedMultiplyAdd(square * f, r, k * TLanes.Create(3.1946183e-05f));
        return TLanes.FusedMultiplyAdd(
            k, TLanes.Create(0.69311523f), f + TLanes.FusedMultiplyAdd(square, TLanes.Create(-0.5f), small));
    }

    // Subnormal numbers, zero, negative numbers, infinity and NaN.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TLanes OfOthers<TLanes>(TLanes x)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes zero = TLanes.Create(0);
        TLanes subnormal = OfNormal(x * TLanes.Create(1 << 24), TLanes.Create(-24));
        TLanes result = TLanes.Select(
            TLanes.LessThan(zero, x) & TLanes.LessThan(x, TLanes.Create(SmallestNormal)), subnormal, x);
        result = TLanes.SelectLess(x, zero, TLanes.Create(float.NaN), result);
        return TLanes.Select(
            TLanes.EqualBits(TLanes.ShiftLeft(x, 1), zero), TLanes.Create(float.NegativeInfinity), result);
    }
}
