using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the data generator <c>measured-features</c>.</summary>
public sealed record MeasuredFeaturesOptions : IValidatableObject, IFeatureTaskOptions
{
    /// <summary>The features of every example.</summary>
    [Description("A file with the features, a row for each example and a column for each feature: .npy, .csv, .tsv or .txt."), InputFile]
    public required string Features { get; init; }

    /// <summary>The target of every example.</summary>
    [Description("A file with the targets, one for each example."), InputFile]
    public required string Targets { get; init; }

    /// <summary>Whether the means of features and targets are taken away first.</summary>
    [Description("Whether the means of the features and of the targets are taken away first.")]
    public bool Centre { get; init; } = true;

    /// <inheritdoc/>
    /// <exception cref="ArrayFileException">A file is not as it should be.</exception>
    public IFeatureTask CreateTask() => new MeasuredFeatures(this);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Features is null || Targets is null) yield break;
        string? problem = null;
        try
        {
            MeasuredSpectrum.Of(this);
        }
        catch (ArrayFileException exception)
        {
            problem = exception.Message;
        }

        if (problem is not null) yield return new ValidationResult(problem, [nameof(Features)]);
    }
}
