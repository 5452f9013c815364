using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Numerics;

/// <summary>
/// The largest step size at which gradient descent of a linear network with feature learning stays stable (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858; Cohen et al.
/// 2021, arXiv 2103.00065, for the edge of stability). Along gradient flow at infinite width it must stay below 2/S(η t), S the sharpness of the kernel, which grows with
/// learned features, and below the mean-square edge of SGD, (η s²/B) Σ_k λ_k/(2 − η s² λ_k (1 + 1/B)) = 1. Finite width and finite data spread the spectrum:
/// <see cref="Spread"/> raises S for each of them.
/// </summary>
public static class StepSizeEdge
{
    private const double Growth = 0.02;

    /// <summary>More steps are never taken; a file may ask for them all the same, and looking so far ahead takes time.</summary>
    private const double MostSteps = 1e10;

    /// <summary>
    /// The sharpness of M = s² I + (γ/s²) p pᵀ under the covariance of the features: the largest root x ≥ s² λ₁ of 1 = (γ/s²) Σ_k y_k² p_k²/(x − s² λ_k), p = 1 − h, to 10⁻¹².
    /// </summary>
    /// <param name="modes">λ and y².</param>
    /// <param name="residual">h at the modes.</param>
    /// <param name="scale">s².</param>
    /// <param name="richness">γ ≥ 0.</param>
    public static double Sharpness(FeatureModes modes, ReadOnlySpan<double> residual, double scale, double richness)
    {
        ArgumentNullException.ThrowIfNull(modes);
        double[] weights = new double[modes.Count];
        double largest = 0, total = 0;
        for (int j = 0; j < weights.Length; j++)
        {
            double learned = 1 - residual[j];
            weights[j] = modes.Multiplicities[j] * modes.TargetPowers[j] * learned * learned * richness / scale;
            total += weights[j];
            largest = Math.Max(largest, scale * modes.Eigenvalues[j]);
        }

        if (!(total > 1e-12 * largest)) return largest;
        double Excess(double beyond)
        {
            double sum = 0;
            for (int j = 0; j < weights.Length; j++) sum += weights[j] / (largest + beyond - (scale * modes.Eigenvalues[j]));
            return 1 - sum;
        }

        // Weight on the largest mode alone pushes the root at least that far above it, all the weight there at most.
        double least = 1e-14 * total;
        return Excess(least) >= 0 ? largest : largest + BrentRoot.Find(Excess, least, total * (1 + 1e-9), 1e-12).Position;
    }

    /// <summary>How much n projections, or n fixed examples, raise the largest eigenvalue, relative to it: √(2/n) + Tr Λ/(n λ₁); 0 for infinitely many.</summary>
    /// <param name="modes">λ.</param>
    /// <param name="count">n.</param>
    public static double Spread(FeatureModes modes, double count)
    {
        ArgumentNullException.ThrowIfNull(modes);
        return double.IsFinite(count) ? Math.Sqrt(2 / count) + (modes.Trace / (count * Largest(modes))) : 0;
    }

    /// <summary>The largest stable step size up to the wanted one.</summary>
    /// <param name="modes">λ and y².</param>
    /// <param name="flow">The flow from τ = 0.</param>
    /// <param name="richness">γ of M = s² I + (γ/s²) p pᵀ.</param>
    /// <param name="spread">The sum of <see cref="Spread"/> over what is finite.</param>
    /// <param name="batch">B of fresh examples a step, or infinity.</param>
    /// <param name="wanted">The step size that is asked for.</param>
    /// <param name="steps">T, the number of steps; beyond 10¹⁰ as for 10¹⁰.</param>
    public static double Find(FeatureModes modes, IFeatureFlow flow, double richness, double spread, double batch, double wanted, double steps)
    {
        ArgumentNullException.ThrowIfNull(modes);
        ArgumentNullException.ThrowIfNull(flow);
        steps = Math.Min(steps, MostSteps);
        double meanSquare = MeanSquareEdge(modes, batch) / (1 + spread), bound = double.PositiveInfinity;
        for (double tau = 0; ; tau = Math.Min(wanted * steps, Math.Max(tau * (1 + Growth), tau + 0.01)))
        {
            flow.Observe(tau);
            double sharpness = Sharpness(modes, flow.Residual, flow.Scale, richness);
            bound = Math.Min(bound, Math.Min(2 / ((1 + spread) * sharpness), meanSquare / flow.Scale));
            if (tau >= bound * steps) return Math.Min(bound, tau / steps);
            if (tau >= wanted * steps) return Math.Min(wanted, bound);
        }
    }

    /// <summary>What is wrong with a step size, as a message that follows its name; <see langword="null"/> if it is stable.</summary>
    /// <param name="largest">What <see cref="Find"/> returned for it.</param>
    /// <param name="wanted">The step size.</param>
    /// <param name="steps">T.</param>
    public static string? Problem(double largest, double wanted, double steps) => largest >= wanted
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"is beyond the edge of stability within {steps:G6} steps; the largest safe one is {RoundDown(largest)}");

    private static double Largest(FeatureModes modes)
    {
        double largest = 0;
        foreach (double eigenvalue in modes.Eigenvalues) largest = Math.Max(largest, eigenvalue);
        return largest;
    }

    /// <summary>The step size at which the noise of batches makes the second moment of the weights grow, by bisection; infinite for an infinite batch.</summary>
    private static double MeanSquareEdge(FeatureModes modes, double batch)
    {
        if (!double.IsFinite(batch)) return double.PositiveInfinity;
        double low = 0, high = 2 / (Largest(modes) * (1 + (1 / batch)));
        for (int i = 0; i < 60; i++)
        {
            double rate = 0.5 * (low + high);
            double gain = rate / batch * modes.Sum((_, eigenvalue, _) => eigenvalue / (2 - (rate * eigenvalue * (1 + (1 / batch)))));
            if (gain < 1) low = rate;
            else high = rate;
        }

        return low;
    }

    private static double RoundDown(double value)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 2);
        return Math.Round(Math.Floor(value / unit) * unit, 12);
    }
}
