using System.ComponentModel.DataAnnotations;
using System.Globalization;
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
    public IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        foreach (var problem in NeedsMoreFeatures(dataOptions, "the exact sampler")) yield return problem;
        if (TrainingExamples * Width > LargestMatrix)
        {
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"{TrainingExamples} examples of {Width} projections are more than the {LargestMatrix} numbers that are supported; use training-examples: {Math.Floor(LargestMatrix / Width)} at most"),
                [nameof(TrainingExamples)]);
        }
    }
}
