using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>Options of the data generator <c>binary-teacher</c>.</summary>
public sealed record BinaryTeacherOptions : IValidatableObject
{
    /// <summary>Dimension N of the inputs, 1 to 10⁶.</summary>
    [Description("Dimension N of the inputs.")]
    [Range(1, 1_000_000)]
    public required int Dimension { get; init; }

    /// <summary>α = P/N > 0, the number of training examples per dimension.</summary>
    [Description("Training examples per dimension, alpha = P / N; P is rounded to the nearest whole number.")]
    [Unit("examples / N")]
    [Positive]
    public required double ExamplesPerDimension { get; init; }

    /// <summary>Distribution of the components of an input.</summary>
    [Description("Distribution of the components of an input: binary (-1 or +1) or gaussian.")]
    public InputDistribution Inputs { get; init; } = InputDistribution.Binary;

    /// <summary>P = αN, rounded to the nearest whole number.</summary>
    internal double Examples => Math.Round(ExamplesPerDimension * Dimension);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Dimension < 1 || !(ExamplesPerDimension > 0) || (Examples >= 1 && Examples * Dimension <= ExampleMatrix.MaximumEntries)) yield break;
        yield return new ValidationResult(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ExamplesPerDimension} examples per dimension are {Examples:G6} examples of dimension {Dimension}; at least 1 and at most {ExampleMatrix.MaximumEntries} components in all are supported"),
            [nameof(ExamplesPerDimension)]);
    }
}
