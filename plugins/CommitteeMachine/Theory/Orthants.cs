namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Moments of two or three jointly Gaussian numbers of mean 0 over a half, quarter or eighth of space; 1_c is 1 where c > 0 and u₊ = max(u, 0). Arguments
/// are variances, then covariances, in the order of the units. Conditioning on c = 0 subtracts S_uc S_vc/S_cc. Round-off must not take a variance below 0.
/// </summary>
internal static class Orthants
{
    private static readonly double _density = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>E[1_a 1_b] = (π − θ_ab)/(2π).</summary>
    public static double Two(double aa, double bb, double ab) => (Math.PI - Angle(aa, bb, ab)) / (2 * Math.PI);

    /// <summary>E[a₊ b₊] = S_ab/2 + √(S_aa S_bb) (sin θ − θ cos θ)/(2π).</summary>
    public static double Product(double aa, double bb, double ab)
    {
        double sine = Root((aa * bb) - (ab * ab));
        return (ab / 2) + ((sine - (Math.Atan2(sine, ab) * ab)) / (2 * Math.PI));
    }

    /// <summary>E[a₊² 1_i] = S_aa P₂(a, i) + S_ai √S_aa|i /(2π √S_ii).</summary>
    public static double Square(double aa, double ii, double ai) =>
        (aa * Two(aa, ii, ai)) + (ai * Root(aa - (ai * ai / ii)) / (2 * Math.PI * Math.Sqrt(ii)));

    /// <summary>E[a₊ b₊ 1_c].</summary>
    public static double ProductInHalf(double aa, double bb, double cc, double ab, double ac, double bc) =>
        (_density * Math.Sqrt(Math.Max(0, aa)) * MeanOn(bb, cc, bc, aa, ab, ac))
        + (ab * Three(aa, bb, cc, ab, ac, bc))
        + (_density * Ratio(ac, cc) * MeanOn(bb, aa, ab, cc, bc, ac));

    /// <summary>E[a₊² 1_i 1_j].</summary>
    public static double SquareInQuarter(double aa, double ii, double jj, double ai, double aj, double ij) =>
        (aa * Three(aa, ii, jj, ai, aj, ij))
        + (_density * Ratio(ai, ii) * MeanOn(aa, jj, aj, ii, ai, ij))
        + (_density * Ratio(aj, jj) * MeanOn(aa, ii, ai, jj, aj, ij));

    /// <summary>E[b₊ 1_a 1_c].</summary>
    public static double MeanInQuarter(double bb, double aa, double cc, double ab, double bc, double ac) =>
        _density * ((Math.Sqrt(Math.Max(0, bb)) * TwoOn(aa, cc, ac, bb, ab, bc))
        + (Ratio(ab, aa) * TwoOn(bb, cc, bc, aa, ab, ac))
        + (Ratio(bc, cc) * TwoOn(bb, aa, ab, cc, bc, ac)));

    /// <summary>E[1_a 1_b 1_c] = ½ − (θ_ab + θ_ac + θ_bc)/(4π).</summary>
    private static double Three(double aa, double bb, double cc, double ab, double ac, double bc) =>
        0.5 - ((Angle(aa, bb, ab) + Angle(aa, cc, ac) + Angle(bb, cc, bc)) / (4 * Math.PI));

    /// <summary>E[b₊ 1_c | x = 0] = (√S_bb + S_bc/√S_cc)/(2 √(2π)).</summary>
    private static double MeanOn(double bb, double cc, double bc, double xx, double xb, double xc)
    {
        if (!(xx > 0))
            return 0;
        double onB = bb - (xb * xb / xx), onC = cc - (xc * xc / xx);
        return _density / 2 * (Root(onB) + Ratio(bc - (xb * xc / xx), onC));
    }

    /// <summary>E[1_a 1_b | x = 0].</summary>
    private static double TwoOn(double aa, double bb, double ab, double xx, double xa, double xb) => xx > 0
        ? Two(aa - (xa * xa / xx), bb - (xb * xb / xx), ab - (xa * xb / xx))
        : 0;

    private static double Angle(double aa, double bb, double ab) => Math.Atan2(Root((aa * bb) - (ab * ab)), ab);

    private static double Root(double value) => Math.Sqrt(Math.Max(0, value));

    /// <summary>A covariance by the standard deviation of one of its units; it vanishes with it.</summary>
    private static double Ratio(double covariance, double variance) => variance > 0 ? covariance / Math.Sqrt(variance) : 0;
}
