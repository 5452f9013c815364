using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the models that take steps of a finite size, which must be stable up to the last: η S(η t) &lt; 2. The sharpness S of rich training grows with time.</summary>
public abstract record StepOptions : FeatureLearningOptions, IHorizonDependentOptions
{
    /// <summary>What is done about a step size beyond the edge of stability.</summary>
    [Description("What to do about a step size that theory says is not stable up to the end of the run: refuse it, or warn.")]
    public StabilityPolicy Stability { get; init; } = StabilityPolicy.Refuse;

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(object? dataOptions, double until)
    {
        if (dataOptions is not IFeatureTaskOptions data || Stability != StabilityPolicy.Refuse || until < 1) yield break;
        if (StepSizeStability.Problem(data.CreateTask().Modes, this, until) is { } problem)
            yield return new ValidationResult($"{problem}, or say stability: warn", [nameof(LearningRate)]);
    }

    /// <summary>The warning that the step size is not stable up to a time.</summary>
    internal IReadOnlyList<string> Warnings(FeatureModes modes, double until) =>
        Stability == StabilityPolicy.Warn && until >= 1 && StepSizeStability.Problem(modes, this, until) is { } problem
            ? [string.Create(CultureInfo.InvariantCulture, $"The learning-rate {LearningRate} {problem}. Beyond it the loss may leave its power law, or diverge.")]
            : [];
}
