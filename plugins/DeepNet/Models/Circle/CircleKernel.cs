using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>
/// The tangent kernel at infinite width of a network on the circle with L hidden layers and the activation c relu^q, as a function of the angle between
/// two inputs: Θ¹ = cos θ, Θ^{l+1} = Φ^l + Φ̇^l Θ^l with Φ^l = G_q(θ_l), Φ̇^l = q²/(2q − 1) G_{q−1}(θ_l) and cos θ_{l+1} = Φ^l; and its harmonics,
/// Θ = Σ_k λ_k cos kθ. Under the uniform distribution the eigenvalue of cos kθ is λ_k/2 for k ≥ 1 and λ_0 for k = 0.
/// </summary>
internal static class CircleKernel
{
    private const double Finest = 1e-9;

    /// <summary>Θ at an angle.</summary>
    public static double Value(double angle, double power, int hiddenLayers) => Value(angle, power, hiddenLayers, new RectifierKernel(power), new RectifierKernel(power - 1));

    /// <summary>λ_0 .. λ_count−1. The error is about 10⁻⁶ of λ_k at k = 128 for q from 0.75 to 2.</summary>
    public static double[] Harmonics(double power, int hiddenLayers, int count)
    {
        RectifierKernel activation = new(power), slope = new(power - 1);
        var rule = new GradedQuadrature();
        rule.Place(0, Math.PI, [new GradingPoint(0, Finest), new GradingPoint(Math.PI, Finest)], Math.PI / Math.Max(8, count / 2));
        double[] sums = new double[count];
        for (int i = 0; i < rule.Count; i++)
        {
            double angle = rule.Nodes[i], value = rule.Weights[i] * Value(angle, power, hiddenLayers, activation, slope) * 2 / Math.PI;
            for (int k = 0; k < count; k++) sums[k] += value * Math.Cos(k * angle);
        }

        sums[0] /= 2;
        return sums;
    }

    private static double Value(double angle, double power, int hiddenLayers, RectifierKernel activation, RectifierKernel slope)
    {
        double tangent = Math.Cos(angle), factor = power * power / ((2 * power) - 1);
        for (int layer = 0; layer < hiddenLayers; layer++)
        {
            double value = activation.Ratio(angle);
            tangent = value + (factor * slope.Ratio(angle) * tangent);
            angle = Math.Acos(Math.Clamp(value, -1, 1));
        }

        return tangent;
    }
}
