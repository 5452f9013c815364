using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the model <c>projected-linear-net.infinite</c>.</summary>
public sealed record InfiniteNetOptions : StepOptions
{
    /// <summary>Whether time goes in steps of η or flows.</summary>
    [Description("discrete: gradient descent with steps of eta, exact, at a cost of T K^2 for K nodes; gradient-flow: its limit of small eta at fixed eta t, at a cost of log T.")]
    public StepDynamics Dynamics { get; init; } = StepDynamics.Discrete;

    internal override double Projections => double.PositiveInfinity;

    internal override double Examples => double.PositiveInfinity;

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(object? dataOptions, double until) =>
        Dynamics == StepDynamics.Discrete ? base.Validate(dataOptions, until) : [];
}
