using ScalingLab.Numerics;

namespace ScalingLab.Perceptron;

/// <summary>
/// The limit α → ∞ at fixed λ: the error relative to Hebb's rule is √A(λ) with A = ∫ Dt (1 − tanh(λ|t|))², which falls as k₁ λ^(−1/2) for large λ
/// (arXiv 2505.13230).
/// </summary>
internal static class EarlyLaw
{
    /// <summary>tan θ · α at λ = L α in the range 1 ≪ λ ≪ α is this times L^(−1/2): √(√(2/π) (2 log 2 − 1) π/2).</summary>
    public static double ScaledTangent { get; } = Amplitude * Math.Sqrt(Math.PI / 2);

    /// <summary>k₁ = √(√(2/π) (2 log 2 − 1)) = 0.555174.</summary>
    public static double Amplitude => Math.Sqrt(Math.Sqrt(2 / Math.PI) * (2 * Math.Log(2) - 1));

    /// <summary>√A(λ), to about 10⁻¹⁴.</summary>
    /// <param name="norm">λ > 0 of the loss log(1 + exp(−2λΔ)).</param>
    public static double RelativeError(double norm)
    {
        GradedQuadrature quadrature = new();
        quadrature.Place(0, Math.Min(9.5, 25 / norm), [new GradingPoint(0, 1 / norm)], 2);
        double density = Math.Sqrt(2 / Math.PI);
        return Math.Sqrt(quadrature.Integrate(t =>
        {
            double loss = 2 / (1 + Math.Exp(2 * norm * t));
            return density * Math.Exp(-0.5 * t * t) * loss * loss;
        }));
    }
}
