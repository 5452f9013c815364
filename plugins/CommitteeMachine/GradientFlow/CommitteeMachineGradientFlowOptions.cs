using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ScalingLab.CommitteeMachine;

/// <summary>Options of the model <c>committee-machine.gradient-flow</c>.</summary>
public sealed record CommitteeMachineGradientFlowOptions : OnePassOptions
{
    /// <summary>The integrator keeps about twenty numbers for each weight: 3 GB.</summary>
    private const long MaximumWeights = 20_000_000;

    /// <summary>Relative tolerance of a step of the integrator, 10⁻¹³ to 10⁻³.</summary>
    [Description("Relative tolerance of a step of the integrator. Escape from a plateau amplifies early errors exponentially.")]
    [Range(1e-13, 1e-3)]
    public double RelativeTolerance { get; init; } = 1e-9;

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        foreach (var problem in base.Validate(dataOptions))
            yield return problem;
        if (dataOptions is GaussianCommitteeOptions data && (long)HiddenUnits * data.Dimension > MaximumWeights)
        {
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture,
                    $"{HiddenUnits} student units of dimension {data.Dimension} are more than the {MaximumWeights} weights that gradient flow is integrated for; use fewer, or committee-machine.ode with second-order: false"),
                [nameof(HiddenUnits)]);
        }
    }

    /// <inheritdoc/>
    private protected override double? LearningRateLimit(GaussianCommitteeOptions data) => null;
}
