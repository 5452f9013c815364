using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the data generator <c>power-law-random-features</c>.</summary>
public sealed record PowerLawRandomFeaturesOptions : IFeatureTaskOptions, IValidatableObject
{
    /// <summary>Data complexity a > 0 of the variances j^(−2a); at or below 1/2 their sum grows with the dimension.</summary>
    [Description("Data complexity a: feature j has the variance j^(-2a). At or below 1/2 their sum grows with the dimension, which is then a number of times the width.")]
    [Range(0.0, 50.0, MinimumIsExclusive = true)]
    public required double DataComplexity { get; init; }

    /// <summary>Target complexity b > 1/2 − a of the target's coefficients j^(−b).</summary>
    [Description("Target complexity b: the target has the coefficient j^(-b) of feature j; a + b is above 1/2, so that the target has finite power.")]
    [Range(-50.0, 50.0)]
    public required double TargetComplexity { get; init; }

    /// <summary>Number of features M.</summary>
    [Description("Number M of features.")]
    [Range(1L, 1_000_000_000_000L)]
    public required long Dimension { get; init; }

    /// <inheritdoc/>
    public IFeatureTask CreateTask() => new PowerLawRandomFeatures(this);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!(DataComplexity + TargetComplexity > 0.5))
        {
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"the target has finite power only if data-complexity + target-complexity is above 0.5; use a target-complexity above {0.5 - DataComplexity:G6}"),
                [nameof(TargetComplexity)]);
        }
    }
}
