using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.LinearNet;

/// <summary>
/// The largest step size of a two-layer linear network that stays stable for T steps (<see cref="StepSizeEdge"/>). At infinite width its kernel AᵀA + |w|² is
/// s² I + (γ₀²/s²) p pᵀ with s² = 2 at the start; the spread of a finite width is that of AᵀA, and taken for both.
/// </summary>
internal static class TwoLayerStability
{
    private const double Growth = 0.02;
    private const double FirstStep = 1e-3;

    /// <summary>What is wrong with the step size of the options over so many steps, with the largest safe one; null if it is safe.</summary>
    public static string? Problem(FeatureModes modes, TwoLayerOptions options, double steps) =>
        StepSizeEdge.Problem(Largest(modes, options, options.LearningRate, steps), options.LearningRate, steps);

    /// <summary>The largest safe step size up to <paramref name="wanted"/>.</summary>
    public static double Largest(FeatureModes modes, TwoLayerOptions options, double wanted, double steps)
    {
        var flow = new Flow(new BoostFlow(modes, options.Richness, Growth, FirstStep));
        double spread = StepSizeEdge.Spread(modes, options.HiddenUnits);
        return StepSizeEdge.Find(modes, flow, options.Richness * options.Richness, spread, options.Examples, wanted, steps);
    }

    private sealed class Flow(BoostFlow flow) : IFeatureFlow
    {
        public ReadOnlySpan<double> Residual => flow.Residual;

        public double Scale => flow.Scale;

        public void Observe(double tau) => flow.Observe(tau, CancellationToken.None);
    }
}
