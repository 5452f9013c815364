using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.LinearNet;

/// <summary>Options of the model <c>linear-net</c>.</summary>
public sealed record TwoLayerNetOptions : TwoLayerOptions, IValidatableObject, IHorizonDependentOptions
{
    /// <summary>Width N of the hidden layer.</summary>
    [Description("Width N of the hidden layer.")]
    [Range(1, 100_000)]
    public required int Width { get; init; }

    /// <summary>Fresh examples a step, B; infinity for the population gradient.</summary>
    [Description("Fresh examples B of a step; inf is the population gradient.")]
    [Range(1.0, double.PositiveInfinity)]
    public double Batch { get; init; } = double.PositiveInfinity;

    /// <summary>What is done about a step size beyond the edge of stability.</summary>
    [Description("What to do about a step size that theory says is not stable up to the end of the run: refuse it, or warn.")]
    public StabilityPolicy Stability { get; init; } = StabilityPolicy.Refuse;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (double.IsFinite(Batch) && (Batch != Math.Floor(Batch) || Batch > 1e6))
            yield return new ValidationResult("must be a whole number up to 1e6, or inf", [nameof(Batch)]);
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(object? dataOptions, double until)
    {
        if (dataOptions is not IFeatureTaskOptions data) yield break;
        var task = data.CreateTask();
        if (Problem(task.InputDimension) is { } size) yield return new ValidationResult(size, [nameof(Width)]);
        if (Stability == StabilityPolicy.Refuse && until >= 1 && TwoLayerStability.Problem(task.Modes, this, until) is { } problem)
            yield return new ValidationResult($"{problem}, or say stability: warn", [nameof(LearningRate)]);
    }

    /// <summary>The warning that the step size is not stable up to a time.</summary>
    internal IReadOnlyList<string> Warnings(FeatureModes modes, double until) =>
        Stability == StabilityPolicy.Warn && until >= 1 && TwoLayerStability.Problem(modes, this, until) is { } problem
            ? [string.Create(CultureInfo.InvariantCulture, $"The learning-rate {LearningRate} {problem}. Beyond it the loss may leave its power law, or diverge.")]
            : [];

    internal override double HiddenUnits => Width;

    internal override double Examples => Batch;

    /// <summary>The largest number of weights N M.</summary>
    internal static double LargestMatrix => 2.5e8;

    /// <summary>What is wrong with the size for so many features; null if nothing.</summary>
    internal string? Problem(long dimension) => (double)Width * dimension <= LargestMatrix
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"A hidden layer of {Width} x {dimension} weights is more than the {LargestMatrix} that are supported; use a width of {Math.Floor(LargestMatrix / dimension)} or a dimension of {Math.Floor(LargestMatrix / Width)}.");
}
