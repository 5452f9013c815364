namespace ScalingLab.Perceptron;

/// <summary>Σ_μ log(1 + exp(−k f_μ/√N)) + (μ/2)|v|² of a free vector v.</summary>
internal sealed class RidgeObjective(double lossScale, int dimension) : IMarginObjective
{
    private readonly double _scale = lossScale / Math.Sqrt(dimension);

    /// <summary>μ ≥ 0.</summary>
    public double Multiplier { get; set; }

    public (double Pull, double Push) Weigh(ReadOnlySpan<double> fields, double squaredNorm, Span<double> weights)
    {
        for (int i = 0; i < fields.Length; i++) weights[i] = 1 / (1 + Math.Exp(_scale * fields[i]));
        return (Multiplier, _scale);
    }
}
