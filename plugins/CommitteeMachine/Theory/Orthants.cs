namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Moments of two or three jointly Gaussian numbers of mean 0 over a half, quarter or eighth of space; 1_c is 1 where c > 0 and u₊ = max(u, 0). Arguments
/// are variances, then covariances, in the order of the units. All is written in the minors D_ab = S_aa S_bb − S_ab², of which angles keep their digits as
/// units become parallel. Round-off must not take one below 0.
/// </summary>
internal static class Orthants
{
    /// <summary>E[1_a 1_b] = (π − θ_ab)/(2π).</summary>
    public static double Two(double aa, double bb, double ab) => Half(Angle(aa, bb, ab));

    /// <summary>E[a₊ b₊] = S_ab/2 + √(S_aa S_bb) (sin θ − θ cos θ)/(2π).</summary>
    public static double Product(double aa, double bb, double ab)
    {
        double sine = Math.Sqrt(Minors.Two(aa, bb, ab));
        return (ab / 2) + ((sine - (Math.Atan2(sine, ab) * ab)) / (2 * Math.PI));
    }

    /// <summary>E[a₊² 1_i] = S_aa P₂(a, i) + S_ai √D_ai/(2π S_ii).</summary>
    public static double Square(double aa, double ii, double ai)
    {
        double sine = Math.Sqrt(Minors.Two(aa, ii, ai));
        return (aa * Half(Math.Atan2(sine, ai))) + (ai / ii * sine / (2 * Math.PI));
    }

    /// <summary>E[a₊ b₊ 1_c] = S_ab P₃ + (√D_ab + (S_ac √D_bc + S_bc √D_ac)/S_cc)/(4π).</summary>
    public static double ProductInHalf(double aa, double bb, double cc, double ab, double ac, double bc)
    {
        double alongAb = Math.Sqrt(Minors.Two(aa, bb, ab)), alongAc = Math.Sqrt(Minors.Two(aa, cc, ac)), alongBc = Math.Sqrt(Minors.Two(bb, cc, bc));
        return (ab * Three(Math.Atan2(alongAb, ab) + Math.Atan2(alongAc, ac) + Math.Atan2(alongBc, bc)))
            + ((alongAb + (((ac * alongBc) + (bc * alongAc)) / cc)) / (4 * Math.PI));
    }

    /// <summary>E[a₊² 1_i 1_j] = S_aa P₃ + (S_ai M_ij/S_ii + S_aj M_ji/S_jj)/(4π), M_ij = √D_ai + (S_aj S_ii − S_ai S_ij)/√D_ij.</summary>
    public static double SquareInQuarter(double aa, double ii, double jj, double ai, double aj, double ij)
    {
        double alongI = Math.Sqrt(Minors.Two(aa, ii, ai)), alongJ = Math.Sqrt(Minors.Two(aa, jj, aj)), between = Math.Sqrt(Minors.Two(ii, jj, ij));
        double onI = alongI + Ratio(Minors.Two(aj, ii, ai, ij), between), onJ = alongJ + Ratio(Minors.Two(ai, jj, aj, ij), between);
        return (aa * Three(Math.Atan2(alongI, ai) + Math.Atan2(alongJ, aj) + Math.Atan2(between, ij)))
            + (((ai / ii * onI) + (aj / jj * onJ)) / (4 * Math.PI));
    }

    /// <summary>The probability that both of two fields are positive, for multiples of sin θ and cos θ; where one of them vanishes, as if it were independent.</summary>
    public static double Both(double sine, double cosine, double roundOff) =>
        sine == 0 && Math.Abs(cosine) <= roundOff ? 0.25 : Half(Math.Atan2(sine, cosine));

    /// <summary>(π − θ)/(2π).</summary>
    private static double Half(double angle) => (Math.PI - angle) / (2 * Math.PI);

    /// <summary>A covariance by the size of what it vanishes with.</summary>
    public static double Ratio(double covariance, double size) => size > 0 ? covariance / size : 0;

    /// <summary>E[1_a 1_b 1_c] = ½ − (θ_ab + θ_ac + θ_bc)/(4π).</summary>
    private static double Three(double angles) => 0.5 - (angles / (4 * Math.PI));

    private static double Angle(double aa, double bb, double ab) => Math.Atan2(Math.Sqrt(Minors.Two(aa, bb, ab)), ab);
}
