using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Sine and cosine: π/2 in three parts (Cody and Waite), the remainder in two, and the polynomials of FreeBSD's k_sin.c and k_cos.c
/// (Sun Microsystems 1993). For |x| ≤ 2^20.
/// </summary>
internal static class SineCosineCore
{
    /// <summary>The largest argument of the reduction.</summary>
    public const double Limit = 1 << 20;

    // 1.5·2^52: the sum's low bits are the nearest integer.
    private const double Rounder = 6755399441055744.0;

    /// <summary>sin x and cos x of each lane; NaN where |x| is NaN, and no meaning beyond <see cref="Limit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<TLanes>(TLanes x, out TLanes sine, out TLanes cosine)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes half = TLanes.Create(0.5);
        TLanes quadrant = TLanes.FusedMultiplyAdd(x, TLanes.Create(0.6366197723675814), TLanes.Create(Rounder));
        TLanes n = quadrant - TLanes.Create(Rounder);
        TLanes first = TLanes.FusedMultiplyAdd(n, TLanes.Create(-1.5707963267948966), x);
        // The second part, with the rounding errors of product and difference, and the third.
        TLanes product = n * TLanes.Create(-6.123233995736766e-17);
        TLanes productRest = TLanes.FusedMultiplyAdd(n, TLanes.Create(-6.123233995736766e-17), TLanes.Create(0) - product);
        TLanes r = first + product;
        TLanes part = r - first;
        TLanes rest = (first - (r - part)) + (product - part) + TLanes.FusedMultiplyAdd(n, TLanes.Create(1.497384905065873e-33), productRest);

        TLanes z = r * r;
        TLanes s = TLanes.FusedMultiplyAdd(z, TLanes.Create(1.58969099521155010221e-10), TLanes.Create(-2.50507602534068634195e-08));
        TLanes c = TLanes.FusedMultiplyAdd(z, TLanes.Create(-1.13596475577881948265e-11), TLanes.Create(2.08757232129817482790e-09));
        s = TLanes.FusedMultiplyAdd(z, s, TLanes.Create(2.75573137070700676789e-06));
        c = TLanes.FusedMultiplyAdd(z, c, TLanes.Create(-2.75573143513906633035e-07));
        s = TLanes.FusedMultiplyAdd(z, s, TLanes.Create(-1.98412698298579493134e-04));
        c = TLanes.FusedMultiplyAdd(z, c, TLanes.Create(2.48015872894767294178e-05));
        s = TLanes.FusedMultiplyAdd(z, s, TLanes.Create(8.33333333332248946124e-03));
        c = TLanes.FusedMultiplyAdd(z, c, TLanes.Create(-1.38888888888741095749e-03));
        s = TLanes.FusedMultiplyAdd(z, s, TLanes.Create(-1.66666666666666324348e-01));
        c = TLanes.FusedMultiplyAdd(z, c, TLanes.Create(4.16666666666666019037e-02));
        // sin(r + rest) = r + (rest (1 - z/2) + r z s), cos(r + rest) = 1 - z/2 + (z² c - r rest).
        TLanes halfSquare = half * z;
        TLanes sineOfR = r + TLanes.FusedMultiplyAdd(z * r, s, TLanes.FusedMultiplyAdd(TLanes.Create(0) - halfSquare, rest, rest));
        TLanes w = one - halfSquare;
        TLanes cosineOfR = w + (((one - w) - halfSquare) + TLanes.FusedMultiplyAdd(z * z, c, (TLanes.Create(0) - r) * rest));

        TLanes odd = quadrant & TLanes.CreateBits(1);
        TLanes zero = TLanes.CreateBits(0);
        TLanes sign = TLanes.CreateBits(0x8000_0000_0000_0000);
        TLanes sineSign = TLanes.ShiftLeft(quadrant, 62) & sign;
        TLanes cosineSign = TLanes.ShiftLeft(TLanes.AddBits(quadrant, TLanes.CreateBits(1)), 62) & sign;
        sine = TLanes.SelectEqualBits(odd, zero, sineOfR, cosineOfR) ^ sineSign;
        cosine = TLanes.SelectEqualBits(odd, zero, cosineOfR, sineOfR) ^ cosineSign;
        // -0 and the smallest numbers: the sum above loses a sign or a bit there.
        sine = TLanes.SelectLess(x & ~sign, TLanes.Create(1e-9), x, sine);
    }
}
