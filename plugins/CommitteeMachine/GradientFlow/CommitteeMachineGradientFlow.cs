using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Gradient flow of ε_g on the weights themselves, dJ/dα = −η N ∂ε_g/∂J: one-pass SGD for η → 0 at fixed η α, exact at every N and for every spectrum. The
/// equations of the overlaps without their term of order η² are the same, but have L K (K + 2M) numbers where this has K N: with L = N and many units this is the
/// one that can be integrated. It starts from the weights of the same replica's simulation.
/// </summary>
[Cites("worschech2024")]
[Description("Gradient flow of the test loss on the weights: one-pass SGD for small learning rates at any dimension and any spectrum, from the weights of the same replica's simulation.")]
[VectorWidthIndependent]
public sealed class CommitteeMachineGradientFlow : CommitteeMachineTheory
{
    /// <summary>Prepares the integration from α = 0.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run, for the initial weights.</param>
    public CommitteeMachineGradientFlow(CommitteeMachineGradientFlowOptions options, ICommitteeTask task, RandomStreams streams)
        : this(options, task, Prepare(options, task, streams))
    {
    }

    private CommitteeMachineGradientFlow(CommitteeMachineGradientFlowOptions options, ICommitteeTask task, (WeightEquations Equations, IOdeIntegrator Integrator) prepared)
        : base(options.HiddenUnits, task.TeacherUnits, prepared.Equations, prepared.Integrator)
    {
    }

    private static (WeightEquations Equations, IOdeIntegrator Integrator) Prepare(
        CommitteeMachineGradientFlowOptions options, ICommitteeTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        var rule = LearningRule.Of(options, task.TeacherUnits, task.Spectrum.Dimension);
        var equations = new WeightEquations(options.HiddenUnits, task, rule);
        var weights = WeightMatrix.DrawStudent(streams, options, task).Span;
        double[] state = [.. weights, .. rule.TrainsOutput ? [rule.Scales.Student] : Array.Empty<double>()];

        // Differences between units that are small at the start decide how a plateau ends.
        double size = Math.Sqrt(VectorKernels.Dot(weights, weights) / weights.Length);
        var tolerance = new OdeTolerance(options.RelativeTolerance, Math.Max(0.01 * options.RelativeTolerance * size, 1e-16));
        return (equations, new DormandPrince853(equations, time: 0, state, tolerance));
    }
}
