namespace ScalingLab.Numerics;

/// <summary>
/// The increment of central difference quotients: the cube root of the rounding error balances it against the third derivative.
/// </summary>
internal static class DifferenceQuotient
{
    private const double CubeRootOfRounding = 6e-6;

    public static double Increment(double scale) => CubeRootOfRounding * scale;
}
