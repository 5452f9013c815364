namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Determinants of parts of a covariance, to a few units in the last place of the result as long as more than 1e-16 of the terms is left of it.
/// </summary>
internal static class Minors
{
    /// <summary>a d − b c, by fused multiplication (W. Kahan).</summary>
    public static double Two(double a, double d, double b, double c)
    {
        double product = b * c;
        return Math.FusedMultiplyAdd(a, d, -product) - Math.FusedMultiplyAdd(b, c, -product);
    }

    /// <summary>S_aa S_bb − S_ab², not below zero.</summary>
    public static double Two(double aa, double bb, double ab) => Math.Max(0, Two(aa, bb, ab, ab));

    /// <summary>
    /// The determinant of the covariance of a, b and j, not below zero, and the covariances given the third, times its variance: S_aj S_bb − S_ab S_bj,
    /// S_bj S_aa − S_ab S_aj and S_ab S_jj − S_aj S_bj.
    /// </summary>
    public static (double Determinant, double OnA, double OnB, double OnJ) Three(
        DoubleDouble aa, DoubleDouble bb, DoubleDouble jj, DoubleDouble ab, DoubleDouble aj, DoubleDouble bj)
    {
        DoubleDouble onA = (bj * aa) - (ab * aj), onB = (aj * bb) - (ab * bj), onJ = (ab * jj) - (aj * bj);
        var determinant = (aa * ((bb * jj) - (bj * bj))) - (ab * onJ) - (aj * onB);
        return (Math.Max(0, determinant.High), onA.High, onB.High, onJ.High);
    }
}
