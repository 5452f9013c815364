using ScalingLab.Numerics;

namespace ScalingLab.Perceptron;

/// <summary>
/// The proximal map of the logistic loss log(1 + exp(−2λΔ)) in scaled variables: G (1 + e^(V+G)) = C with V = 2λh, G = 2λ(Δ − h), C = 4λ²χ, where
/// h is the field before and Δ the margin after the optimisation (arXiv 2505.13230, replica-symmetric theory).
/// </summary>
internal static class ProximalMap
{
    private const int MaximumIterations = 60;

    /// <summary>Solves for q = log G.</summary>
    /// <param name="field">V.</param>
    /// <param name="logC">c = log C.</param>
    public static ProximalPoint Solve(double field, double logC)
    {
        // f(q) = q + softplus(V + e^q) − c is increasing and convex, and the start is never below the zero: Newton's method descends to it.
        double q = Math.Min(logC - SpecialFunctions.Softplus(field), Math.Log(1 + Math.Max(logC - field, 1e-3)));
        for (int iteration = 0; iteration < MaximumIterations; iteration++)
        {
            double g = Math.Exp(q), t = field + g, decay = Math.Exp(-Math.Abs(t));
            double softplus = Math.Max(t, 0) + Math.Log(1 + decay), sigmoid = t > 0 ? 1 / (1 + decay) : decay / (1 + decay);
            double step = (q + softplus - logC) / (1 + sigmoid * g);
            q -= step;

            // The error after a step is below step² max(1, G)/4.
            if (step * step * Math.Max(1, g) < 4e-17 * Math.Max(1, Math.Abs(q))) return new ProximalPoint(q, field);
        }

        throw new ArithmeticException(FormattableString.Invariant($"The proximal map did not converge at V = {field:R}, log C = {logC:R}."));
    }
}
