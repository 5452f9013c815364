using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the model <c>projected-linear-net.offline</c>.</summary>
public sealed record OfflineNetOptions : OfflineOptions, IValidatableObject, IDataDependentOptions
{
    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TrainingExamples != Math.Floor(TrainingExamples) || TrainingExamples > 1e6)
            yield return new ValidationResult("must be a whole number up to 1e6", [nameof(TrainingExamples)]);
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(object? dataOptions) => NeedsMoreFeatures(dataOptions, "the exact sampler");
}
