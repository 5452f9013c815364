namespace ScalingLab.Numerics;

/// <summary>The coefficients of <see cref="BoxMullerTransform{TLanes}"/>.</summary>
internal static class BoxMullerCoefficients
{
    /// <summary>
    /// Of −2 ln: per power of two, then of the powers 1 to 5 of the relative distance r from a table's point (error at most 6e-10 |r|, |r| ≤ 1/32). Of sine
    /// (odd powers of the angle in units of its last bit, 1 to 9, relative error 5e-12) and cosine (even powers, 0 to 8, error 6e-11). At last −1.
    /// </summary>
    public static readonly double[] All =
    [
        -1.3862943611198906, -2, 0.9999999096998724, -0.6666660584640247, 0.5003905061644767, -0.40116468695370644,
        1.4629180792608422e-09, -5.218056413470622e-28, 5.583654691984881e-47, -2.8448821098553364e-66, 8.339234039495983e-86,
        1, -1.0700646474405358e-18, 1.908395285363695e-37, -1.3611973385615194e-56, 5.116581319472002e-76,
        -1,
    ];
}
