using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the models that take steps of a finite size, whose stability is checked before anything runs.</summary>
public abstract record StepOptions : FeatureLearningOptions, IDataDependentOptions
{
    /// <summary>What is done about a step size beyond the edge of stability.</summary>
    [Description("What to do about a step size that theory says is not stable up to stable-for.")]
    public StabilityPolicy Stability { get; init; } = StabilityPolicy.Refuse;

    /// <summary>The number of steps T up to which the step size must be stable: η S(η t) &lt; 2 for all t ≤ T.</summary>
    [Description("Number of steps up to which the step size must be stable, eta S(eta t) < 2. The sharpness S of rich training grows with time.")]
    [Unit("steps"), Positive]
    public double StableFor { get; init; } = 1000;

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        if (dataOptions is not IFeatureTaskOptions data || Stability == StabilityPolicy.Ignore || !(LearningRate > 0) || !(Richness >= 0) || !(StableFor > 0)) yield break;
        if (StepSizeStability.Problem(data.CreateTask().Modes, this, StableFor) is { } problem)
            yield return new ValidationResult(problem, [nameof(LearningRate)]);
    }

    /// <summary>Fails the run when it goes on beyond <see cref="StableFor"/> with a step size that is not stable so long.</summary>
    internal void CheckUntil(double until, FeatureModes modes)
    {
        if (Stability == StabilityPolicy.Ignore || until <= StableFor) return;
        if (StepSizeStability.Problem(modes, this, until) is { } problem)
            throw new RunFailedException(string.Create(CultureInfo.InvariantCulture, $"The learning-rate {LearningRate} {problem}."));
    }
}
