namespace ScalingLab.CurveAnalysis;

/// <summary>Σ w Huber(ln L − ln f) with h(r) = r²/2 up to δ and δ(|r| − δ/2) beyond. The sum, not the mean, whose small gradients stop minimisers early.</summary>
internal sealed class HuberObjective(IJointLaw law, JointData data, double delta, double[]? weights = null)
{
    /// <summary>The value and its gradient; infinite where the law has no value.</summary>
    public double Evaluate(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        Span<double> row = stackalloc double[theta.Length];
        gradient.Clear();
        double sum = 0;
        for (int i = 0; i < data.Count; i++)
        {
            double weight = weights is null ? 1 : weights[i];
            if (weight == 0) continue;
            double residual = law.LogValue(data.LogVariables[i], theta, row) - data.LogLoss[i], size = Math.Abs(residual);
            if (!double.IsFinite(residual)) return double.PositiveInfinity;
            sum += weight * (size <= delta ? 0.5 * residual * residual : delta * (size - 0.5 * delta));
            double slope = weight * Math.Clamp(residual, -delta, delta);
            for (int k = 0; k < row.Length; k++) gradient[k] += slope * row[k];
        }

        return sum;
    }
}
