using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The largest step size that stays stable for T steps. Along gradient flow at infinite width the step size must stay below 2/S(η t), S the sharpness of
/// the kernel, and below the mean-square edge of SGD, (η s²/B) Σ_k λ_k/(2 − η s² λ_k (1 + 1/B)) = 1. Finite width and finite data spread the spectrum:
/// S is raised by √(2/n) and Tr Λ/(n λ₁) for each of them.
/// </summary>
internal static class StepSizeStability
{
    private const double Growth = 0.02;

    /// <summary>What is wrong with the step size of the options over so many steps, with the largest safe one; null if it is safe.</summary>
    public static string? Problem(FeatureModes modes, StepOptions options, double steps)
    {
        double largest = Largest(modes, options, options.LearningRate, steps);
        return largest >= options.LearningRate
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"is beyond the edge of stability within {steps:G6} steps; the largest safe one is {RoundDown(largest)}, or say stability: ignore");
    }

    /// <summary>The largest safe step size up to <paramref name="wanted"/>.</summary>
    public static double Largest(FeatureModes modes, StepOptions options, double wanted, double steps)
    {
        double largest = modes.Eigenvalues.ToArray().Max();
        double spread = 1 + Spread(modes, largest, options.Projections) + (options is OfflineOptions ? Spread(modes, largest, options.Examples) : 0);
        double meanSquare = options is OfflineOptions ? double.PositiveInfinity : MeanSquareEdge(modes, largest, options.Examples) / spread;
        var drive = new Drive(SignalMeasure.InfiniteWidth(modes), options.Richness, 0, Growth);
        double bound = double.PositiveInfinity;
        for (double tau = 0; ; tau = Math.Min(wanted * steps, Math.Max(tau * (1 + Growth), tau + 0.01)))
        {
            drive.Observe(tau, CancellationToken.None);
            double sharpness = KernelEdge.Sharpness(modes, drive.Residual, drive.Scale, options.Richness);
            bound = Math.Min(bound, Math.Min(2 / (spread * sharpness), meanSquare / drive.Scale));
            if (tau >= bound * steps) return Math.Min(bound, tau / steps);
            if (tau >= wanted * steps) return Math.Min(wanted, bound);
        }
    }

    private static double Spread(FeatureModes modes, double largest, double count) =>
        double.IsFinite(count) ? Math.Sqrt(2 / count) + (modes.Trace / (count * largest)) : 0;

    /// <summary>The step size at which the noise of batches makes the second moment of the weights grow, by bisection; infinite for an infinite batch.</summary>
    private static double MeanSquareEdge(FeatureModes modes, double largest, double batch)
    {
        if (!double.IsFinite(batch)) return double.PositiveInfinity;
        double low = 0, high = 2 / (largest * (1 + (1 / batch)));
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
