namespace ScalingLab.Numerics;

/// <summary>The coefficients of <see cref="BoxMullerTransform{TLanes}"/>.</summary>
internal static class BoxMullerCoefficients
{
    /// <summary>
    /// Of −2 ln: per power of two, then of the powers 1 to 8 of the relative distance from a table's point. Of sine (odd powers of the angle in units of its last
    /// bit, 1 to 11) and cosine (even powers, 0 to 12). At last −1.
    /// </summary>
    public static readonly double[] All =
    [
        -1.3862943611198906, -2, 0.9999999999999803, -0.6666666667295034, 0.5000000001827763, -0.39999968514867335,
        0.33333282985476065, -0.28618891883079806, 0.2505407620267554,
        1.4629180792671534e-09, -5.218056424422653e-28, 5.583657732507379e-47, -2.8451775301000494e-66, 8.456385510675808e-86, -1.6259642289022243e-105,
        1, -1.0700646533233418e-18, 1.908397270477834e-37, -1.3614056405783909e-56, 5.202826936605564e-76, -1.237098212240718e-95, 1.9822085852959584e-115,
        -1,
    ];
}
