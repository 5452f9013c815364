namespace ScalingLab.Perceptron;

/// <summary>
/// The logarithm of the loss on the sphere, F = log Σ_μ log(1 + exp(−sΔ_μ))/s with s = kλ and Δ = f/|v|, a function of the direction of v
/// alone. It has the same minimiser as the loss, whose own gradient vanishes like e^(−sκ), and tends to minus the smallest margin.
/// </summary>
internal sealed class SphereObjective : IMarginObjective
{
    /// <summary>Below, log(1 + e^z) is e^z to 10⁻¹³.</summary>
    private const double ExponentialTail = -30;

    /// <summary>s = kλ.</summary>
    public double Sharpness { get; set; }

    public (double Pull, double Push) Weigh(ReadOnlySpan<double> fields, double squaredNorm, Span<double> weights)
    {
        double norm = Math.Sqrt(squaredNorm), scale = -Sharpness / norm, largest = double.NegativeInfinity;
        foreach (double field in fields) largest = Math.Max(largest, scale * field);
        double loss = 0, pull = 0;
        if (largest > ExponentialTail)
        {
            for (int i = 0; i < fields.Length; i++)
            {
                double z = scale * fields[i], decay = Math.Exp(-Math.Abs(z)), sigmoid = z > 0 ? 1 / (1 + decay) : decay / (1 + decay);
                loss += Math.Max(z, 0) + Math.Log(1 + decay);
                weights[i] = sigmoid;
                pull += sigmoid * fields[i];
            }
        }
        else
        {
            for (int i = 0; i < fields.Length; i++)
            {
                double weight = Math.Exp(scale * fields[i] - largest);
                loss += weight;
                weights[i] = weight;
                pull += weight * fields[i];
            }
        }

        for (int i = 0; i < weights.Length; i++) weights[i] /= loss;
        return (pull / (loss * norm * squaredNorm), 1 / norm);
    }
}
