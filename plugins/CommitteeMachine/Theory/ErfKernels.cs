namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The averages for g(x) = erf(x/√2), with s_a = 1 + C_aa and Λ_ab = s_a s_b − C_ab². E[g g] is the arcsine law in its form
/// (2/π) atan2(C_ab, √Λ_ab), which keeps its digits as the units become parallel. V uses that g′(x_i) g′(x_j) is a Gaussian weight: it tilts C
/// by a rank-two term, after which e² is averaged as in ε_g. It equals the I₄ of Saad and Solla (1995) without four-index determinants.
/// </summary>
/// <param name="studentUnits">K.</param>
/// <param name="teacherUnits">M.</param>
internal sealed class ErfKernels(int studentUnits, int teacherUnits) : IActivationKernels
{
    private const double TwoOverPi = 2 / Math.PI;

    private readonly int _units = studentUnits + teacherUnits;
    private readonly double[] _tilted = new double[(studentUnits + teacherUnits) * (studentUnits + teacherUnits)];

    /// <inheritdoc/>
    public double TestLoss(ReadOnlySpan<double> covariance, ReadOnlySpan<double> pairWeights) =>
        Math.Max(0, SquaredError(covariance, pairWeights) / 2);

    /// <inheritdoc/>
    public double Overlap(ReadOnlySpan<double> covariance, int a, int b) =>
        TwoOverPi * Math.Atan2(covariance[(a * _units) + b], Math.Sqrt(Minor(covariance, a, b)));

    /// <inheritdoc/>
    public void Drift(ReadOnlySpan<double> covariance, ReadOnlySpan<double> outputWeights, Span<double> slopes, Span<double> curvatures)
    {
        for (int i = 0; i < studentUnits; i++)
        {
            var row = covariance.Slice(i * _units, _units);
            double si = 1 + row[i], curvature = 0;
            for (int a = 0; a < _units; a++)
            {
                double slope = TwoOverPi / Math.Sqrt(Minor(covariance, i, a));
                slopes[(i * _units) + a] = slope;
                curvature -= outputWeights[a] * slope * row[a] / si;
            }

            curvatures[i] = curvature;
        }
    }

    /// <inheritdoc/>
    public double Noise(ReadOnlySpan<double> covariance, ReadOnlySpan<double> pairWeights, int i, int j)
    {
        double minor = Minor(covariance, i, j);
        Tilt(covariance, i, j, minor);
        return TwoOverPi / Math.Sqrt(minor) * SquaredError(_tilted, pairWeights);
    }

    /// <summary>E[e²] under a covariance, of which the upper triangle is read.</summary>
    private double SquaredError(ReadOnlySpan<double> covariance, ReadOnlySpan<double> pairWeights)
    {
        double sum = 0;
        for (int a = 0; a < _units; a++)
        {
            double row = 0;
            for (int b = a + 1; b < _units; b++)
            {
                if (pairWeights[(a * _units) + b] is var weight && weight != 0)
                    row += weight * Overlap(covariance, a, b);
            }

            sum += (pairWeights[(a * _units) + a] * Overlap(covariance, a, a)) + (2 * row);
        }

        return sum;
    }

    /// <summary>Λ_ab; for a = b written as 1 + 2 C_aa, for otherwise C_aa² cancels. Round-off must not take it below zero.</summary>
    private double Minor(ReadOnlySpan<double> covariance, int a, int b)
    {
        double caa = covariance[(a * _units) + a];
        if (a == b)
            return 1 + (2 * caa);
        double cab = covariance[(a * _units) + b];
        return Math.Max(0, ((1 + caa) * (1 + covariance[(b * _units) + b])) - (cab * cab));
    }

    /// <summary>C − [ s_j C_i C_iᵀ + s_i C_j C_jᵀ − C_ij (C_i C_jᵀ + C_j C_iᵀ) ] / Λ_ij, upper triangle.</summary>
    private void Tilt(ReadOnlySpan<double> covariance, int i, int j, double minor)
    {
        var rowI = covariance.Slice(i * _units, _units);
        var rowJ = covariance.Slice(j * _units, _units);
        double si = 1 + rowI[i], sj = 1 + rowJ[j], cij = rowI[j];
        for (int a = 0; a < _units; a++)
        {
            double towardsI = ((sj * rowI[a]) - (cij * rowJ[a])) / minor;
            double towardsJ = ((si * rowJ[a]) - (cij * rowI[a])) / minor;
            for (int b = a; b < _units; b++)
                _tilted[(a * _units) + b] = covariance[(a * _units) + b] - (towardsI * rowI[b]) - (towardsJ * rowJ[b]);
        }
    }
}
