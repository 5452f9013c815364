using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// ln x = k ln 2 + ln(1 + f) with 1 + f in [√½, √2]. The evaluation of ln(1 + f) by s = f/(2 + f) and its polynomial are those of FreeBSD's
/// e_log.c (Sun Microsystems 1993), error below 1 ulp.
/// </summary>
internal static class LogarithmCore
{
    private const ulong HalfSqrtBits = 0x3FE6_A09E_667F_3BCD;
    private const ulong ExponentBias = 1024;

    /// <summary>f and k of positive, normal, finite numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split<TLanes>(TLanes x, out TLanes f, out TLanes k)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes shifted = TLanes.AddBits(x, TLanes.CreateBits((ExponentBias << 52) - HalfSqrtBits));
        k = (TLanes.ShiftRight(shifted, 52) | TLanes.CreateBits(0x4330_0000_0000_0000)) - TLanes.Create(4503599627370496.0 + ExponentBias);
        f = TLanes.AddBits(shifted & TLanes.CreateBits(0x000F_FFFF_FFFF_FFFF), TLanes.CreateBits(HalfSqrtBits)) - TLanes.Create(1);
    }

    /// <summary>k ln 2 + ln(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes f, TLanes k)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes s = f / (TLanes.Create(2) + f);
        TLanes z = s * s;
        TLanes w = z * z;
        TLanes even = TLanes.FusedMultiplyAdd(w, TLanes.Create(1.531383769920937332e-01), TLanes.Create(2.222219843214978396e-01));
        TLanes odd = TLanes.FusedMultiplyAdd(w, TLanes.Create(1.479819860511658591e-01), TLanes.Create(1.818357216161805012e-01));
        even = TLanes.FusedMultiplyAdd(w, even, TLanes.Create(3.999999999940941908e-01));
        odd = TLanes.FusedMultiplyAdd(w, odd, TLanes.Create(2.857142874366239149e-01));
        odd = TLanes.FusedMultiplyAdd(w, odd, TLanes.Create(6.666666666666735130e-01));
        TLanes remainder = TLanes.FusedMultiplyAdd(z, odd, w * even);
        TLanes halfSquare = TLanes.Create(0.5) * f * f;
        TLanes small = TLanes.FusedMultiplyAdd(s, halfSquare + remainder, k * TLanes.Create(1.90821492927058770002e-10));
        return TLanes.FusedMultiplyAdd(k, TLanes.Create(6.93147180369123816490e-01), f - (halfSquare - small));
    }

    /// <summary>ln(1 + x) for x in [0, 1] or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfOnePlus<TLanes>(TLanes x)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes limit = TLanes.Create(0.4142135623730951);
        TLanes f = TLanes.SelectLess(x, limit, x, (x - one) * TLanes.Create(0.5));
        return Combine(f, TLanes.SelectLess(x, limit, TLanes.Create(0), one));
    }
}
