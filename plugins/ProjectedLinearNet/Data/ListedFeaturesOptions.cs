using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the data generator <c>listed-features</c>.</summary>
public sealed record ListedFeaturesOptions : IValidatableObject, IFeatureTaskOptions
{
    /// <summary>λ_k of every mode.</summary>
    [Description("Eigenvalues lambda_k of the feature covariance, one a mode.")]
    [Positive, MinLength(1)]
    public required IReadOnlyList<double> Eigenvalues { get; init; }

    /// <summary>(w*_k)² λ_k of every mode.</summary>
    [Description("Power (w*_k)^2 lambda_k of the target in each mode.")]
    [Positive, MinLength(1)]
    public required IReadOnlyList<double> TargetPowers { get; init; }

    /// <inheritdoc/>
    public IFeatureTask CreateTask() => new ListedFeatures(this);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Eigenvalues is not null && TargetPowers is not null && Eigenvalues.Count != TargetPowers.Count)
            yield return new ValidationResult($"{TargetPowers.Count} target powers do not go with {Eigenvalues.Count} eigenvalues; give one for each", [nameof(TargetPowers)]);
    }
}
