using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>Options of the model <c>committee-machine.linear</c>.</summary>
public sealed record CommitteeMachineLinearOptions : CommitteeOptions
{
    /// <summary>Which theory.</summary>
    [Description("gradient-flow (eta -> 0), thermodynamic (N -> infinity, exact in eta), finite-dimension (exact mean over examples at N), or asymptotic (gradient flow, power-law sum by an integral).")]
    public LinearTheory Theory { get; init; } = LinearTheory.Thermodynamic;

    /// <summary>Where it starts.</summary>
    [Description("mean (over random teachers and students), or replica (the weights of the same replica's simulation).")]
    public LinearStart Start { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        foreach (var problem in base.Validate(dataOptions))
            yield return problem;
        if (dataOptions is not GaussianCommitteeOptions data)
            yield break;
        if (data.Activation != Activation.Linear)
            yield return new ValidationResult("is exact for linear units only; give the data activation: linear", [nameof(Theory)]);
        if (Theory == LinearTheory.Asymptotic && (data.HasGivenSpectrum || data.Eigenvalues < 2 || TrainableDirections is not null || Start == LinearStart.Replica))
            yield return new ValidationResult("asymptotic is for a power-law spectrum of two eigenvalues or more, start: mean and all directions trainable", [nameof(Theory)]);
        double scale = OutputScales.Of(this, data.HiddenUnits).Student;
        double? limit = Theory switch
        {
            LinearTheory.Thermodynamic => LinearStability.InfiniteDimension(TrainedSpectrum(data), scale, HiddenUnits),
            LinearTheory.FiniteDimension => LinearStability.FiniteDimension(TrainedSpectrum(data), scale, HiddenUnits),
            _ => null,
        };
        if (!(LearningRate < limit) && limit is not null)
        {
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"is unstable: linear units diverge from {limit:G5} on (for these data, hidden-units, student-output-scale and trainable-directions); use a smaller one"),
                [nameof(LearningRate)]);
        }
    }
}
