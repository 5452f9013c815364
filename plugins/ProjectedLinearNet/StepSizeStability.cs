using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>The largest step size of a projected network that stays stable for T steps (<see cref="StepSizeEdge"/>).</summary>
internal static class StepSizeStability
{
    private const double Growth = 0.02;

    /// <summary>What is wrong with the step size of the options over so many steps, with the largest safe one; null if it is safe.</summary>
    public static string? Problem(FeatureModes modes, StepOptions options, double steps) =>
        StepSizeEdge.Problem(Largest(modes, options, options.LearningRate, steps), options.LearningRate, steps);

    /// <summary>The largest safe step size up to <paramref name="wanted"/>.</summary>
    public static double Largest(FeatureModes modes, StepOptions options, double wanted, double steps)
    {
        bool offline = options is OfflineOptions;
        double spread = StepSizeEdge.Spread(modes, options.Projections) + (offline ? StepSizeEdge.Spread(modes, options.Examples) : 0);
        var flow = new Flow(new Drive(SignalMeasure.InfiniteWidth(modes), options.Richness, 0, Growth));
        return StepSizeEdge.Find(modes, flow, options.Richness, spread, offline ? double.PositiveInfinity : options.Examples, wanted, steps);
    }

    private sealed class Flow(Drive drive) : IFeatureFlow
    {
        public ReadOnlySpan<double> Residual => drive.Residual;

        public double Scale => drive.Scale;

        public void Observe(double tau) => drive.Observe(tau, CancellationToken.None);
    }
}
