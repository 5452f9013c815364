namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The averages for g(x) = max(x, 0), with θ_ab the angle between two fields, from atan2 of minors so that it keeps its digits as units become parallel.
/// E[g g] is the arc-cosine kernel. V_ij is elementary except for E[a₊ b₊ 1(x_i) 1(x_j)] with four different units, an orthant probability in four dimensions:
/// there the covariances of x_i are switched on by a factor t = cos ψ, the derivative in t is elementary (Price's theorem), and ψ is integrated by a rule
/// that resolves the branch points next to ψ = 0, where parallel units make it steep. V is good to 1e-15 of the variances down to angles of 1e-7, which is what a
/// rounding of the covariance changes: near convergence V is of the order of the squared angle θ² between student and teacher, so 1e-9 of it at θ = 0.001.
/// Units whose covariances are equal coincide, and V is 0 of a student that equals its teacher; but where θ is smaller and covariances differ by round-off, so
/// that they may be impossible, errors of V grow again: 1e-14 at θ = 1e-8, 1e-11 at 1e-9, and rarely of order 0.1 at 0.
/// </summary>
/// <param name="studentUnits">K.</param>
/// <param name="teacherUnits">M.</param>
internal sealed class ReluKernels(int studentUnits, int teacherUnits) : IActivationKernels
{
    // Of a covariance whose units coincide, as a part of it.
    private const double RoundOff = 1e-15;

    private readonly int _units = studentUnits + teacherUnits;

    /// <inheritdoc/>
    public double TestLoss(ReadOnlySpan<double> covariance, ReadOnlySpan<double> pairWeights)
    {
        double sum = 0;
        for (int a = 0; a < _units; a++)
        {
            for (int b = a; b < _units; b++)
            {
                if (pairWeights[(a * _units) + b] is var weight && weight != 0)
                    sum += (a == b ? 1 : 2) * weight * Overlap(covariance, a, b);
            }
        }

        return Math.Max(0, sum / 2);
    }

    /// <inheritdoc/>
    public double Overlap(ReadOnlySpan<double> covariance, int a, int b) =>
        Orthants.Product(covariance[(a * _units) + a], covariance[(b * _units) + b], covariance[(a * _units) + b]);

    /// <inheritdoc/>
    public void Drift(ReadOnlySpan<double> covariance, ReadOnlySpan<double> outputWeights, Span<double> slopes, Span<double> curvatures)
    {
        for (int i = 0; i < studentUnits; i++)
        {
            double qii = covariance[(i * _units) + i], curvature = 0;
            for (int a = 0; a < _units; a++)
            {
                double caa = covariance[(a * _units) + a], cia = covariance[(i * _units) + a];
                slopes[(i * _units) + a] = Orthants.Two(qii, caa, cia);
                if (a != i)
                    curvature += outputWeights[a] * Math.Sqrt(Minors.Two(caa, qii, cia));
            }

            curvatures[i] = curvature / (2 * Math.PI * qii);
        }
    }

    /// <inheritdoc/>
    public double Noise(ReadOnlySpan<double> covariance, ReadOnlySpan<double> pairWeights, int i, int j)
    {
        double sum = 0;
        for (int a = 0; a < _units; a++)
        {
            for (int b = a; b < _units; b++)
            {
                if (pairWeights[(a * _units) + b] is var weight && weight != 0)
                    sum += (a == b ? 1 : 2) * weight * Moment(covariance, a, b, i, j);
            }
        }

        return Math.Max(0, sum);
    }

    /// <summary>E[a₊ b₊ 1(x_i > 0) 1(x_j > 0)].</summary>
    private double Moment(ReadOnlySpan<double> s, int a, int b, int i, int j)
    {
        if (i == j)
        {
            return a == b
                ? (a == i ? S(s, i, i) / 2 : Orthants.Square(S(s, a, a), S(s, i, i), S(s, a, i)))
                : a == i || b == i ? Overlap(s, a, b) : ProductInHalf(s, a, b, i);
        }

        bool special = a == i || a == j;
        if (a == b)
        {
            if (!special)
                return Orthants.SquareInQuarter(S(s, a, a), S(s, i, i), S(s, j, j), S(s, a, i), S(s, a, j), S(s, i, j));
            int other = a == i ? j : i;
            return Orthants.Square(S(s, a, a), S(s, other, other), S(s, a, other));
        }

        bool alsoSpecial = b == i || b == j;
        return (special, alsoSpecial) switch
        {
            (true, true) => Overlap(s, i, j),
            (true, false) => ProductInHalf(s, a, b, a == i ? j : i),
            (false, true) => ProductInHalf(s, b, a, b == i ? j : i),
            (false, false) => FourUnits(s, a, b, i, j),
        };
    }

    private double ProductInHalf(ReadOnlySpan<double> s, int a, int b, int c) =>
        Orthants.ProductInHalf(S(s, a, a), S(s, b, b), S(s, c, c), S(s, a, b), S(s, a, c), S(s, b, c));

    /// <summary>
    /// With the covariances of x_i times t = cos ψ, every minor of the others given x_i is t² times the one at t = 1 and sin² ψ times the one at t = 0, a sum
    /// in which nothing cancels.
    /// </summary>
    private double FourUnits(ReadOnlySpan<double> s, int a, int b, int i, int j)
    {
        double qii = S(s, i, i), qij = S(s, i, j), sia = S(s, i, a), sib = S(s, i, b);
        double saa = S(s, a, a), sbb = S(s, b, b), sjj = S(s, j, j), sab = S(s, a, b), saj = S(s, a, j), sbj = S(s, b, j);
        DoubleDouble raa = Rest(saa, sia, sia, qii), rbb = Rest(sbb, sib, sib, qii), rjj = Rest(sjj, qij, qij, qii);
        DoubleDouble rab = Rest(sab, sia, sib, qii), raj = Rest(saj, sia, qij, qii), rbj = Rest(sbj, sib, qij, qii);
        var all = Minors.Three(saa, sbb, sjj, sab, saj, sbj);
        var rest = Minors.Three(raa, rbb, rjj, rab, raj, rbj);

        double integral = 0, noise = RoundOff * Math.Max(saa, Math.Max(sbb, sjj));
        foreach (var (rising, weight) in TiltRule.For(rest.Determinant, all.Determinant))
        {
            double Between(double atOne, double atZero) => ((1 - rising) * atOne) + (rising * atZero);
            double aa = Math.Sqrt(Between(Math.Max(0, raa.High), saa)), bb = Math.Sqrt(Between(Math.Max(0, rbb.High), sbb)), jj = Math.Sqrt(Between(Math.Max(0, rjj.High), sjj));
            double ab = Between(rab.High, sab), aj = Between(raj.High, saj), bj = Between(rbj.High, sbj);
            double volume = Math.Sqrt(Between(rest.Determinant, all.Determinant)), onJ = Between(rest.OnJ, all.OnJ);
            double pa = Orthants.Both(volume * aa, Between(rest.OnA, all.OnA), noise * saa);
            double pb = Orthants.Both(volume * bb, Between(rest.OnB, all.OnB), noise * sbb);
            double pj = Orthants.Both(volume * jj, onJ, noise * sjj);
            double productOnBoth = Orthants.Ratio(Orthants.Ratio(onJ * pj, jj) + (volume / (2 * Math.PI)), jj * jj);
            integral += weight * ((qij * productOnBoth)
                + (sia * ((bb * pb) + (Orthants.Ratio(ab, aa) * pa) + (Orthants.Ratio(bj, jj) * pj)))
                + (sib * ((aa * pa) + (Orthants.Ratio(ab, bb) * pb) + (Orthants.Ratio(aj, jj) * pj))));
        }

        return (ProductInHalf(s, a, b, j) / 2) + (integral / (2 * Math.PI * Math.Sqrt(qii)));
    }

    /// <summary>S_uv − S_iu S_iv/S_ii.</summary>
    private static DoubleDouble Rest(double uv, double iu, double iv, double ii) => uv - ((DoubleDouble)iu * iv / ii);

    private double S(ReadOnlySpan<double> covariance, int a, int b) => covariance[(a * _units) + b];
}
