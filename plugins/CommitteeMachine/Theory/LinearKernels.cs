namespace ScalingLab.CommitteeMachine;

/// <summary>The averages for g(x) = x: H = 1, d = 0, V_ij = E[e²] = Σ_ab W_ab C_ab.</summary>
/// <param name="studentUnits">K.</param>
/// <param name="teacherUnits">M.</param>
internal sealed class LinearKernels(int studentUnits, int teacherUnits) : IActivationKernels
{
    private readonly int _units = studentUnits + teacherUnits;

    /// <inheritdoc/>
    public double TestLoss(ReadOnlySpan<double> covariance, ReadOnlySpan<double> pairWeights) => Math.Max(0, SquaredError(covariance, pairWeights) / 2);

    /// <inheritdoc/>
    public double Overlap(ReadOnlySpan<double> covariance, int a, int b) => covariance[(a * _units) + b];

    /// <inheritdoc/>
    public void Drift(ReadOnlySpan<double> covariance, ReadOnlySpan<double> outputWeights, Span<double> slopes, Span<double> curvatures)
    {
        slopes.Fill(1);
        curvatures.Clear();
    }

    /// <inheritdoc/>
    public double Noise(ReadOnlySpan<double> covariance, ReadOnlySpan<double> pairWeights, int i, int j) => SquaredError(covariance, pairWeights);

    private static double SquaredError(ReadOnlySpan<double> covariance, ReadOnlySpan<double> pairWeights) =>
        VectorKernels.Dot(covariance, pairWeights);
}
