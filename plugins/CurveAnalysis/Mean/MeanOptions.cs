using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>mean</c>.</summary>
public sealed record MeanOptions : IValidatableObject
{
    /// <summary>The range of x that is averaged, [from, to]; all of it when not given.</summary>
    [Description("The range of x that is averaged, [from, to]; all of it when not given."), Finite]
    public double[]? Window { get; init; }

    /// <summary>Probability that the interval is to contain the truth.</summary>
    [Description("Probability that the interval is to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => WindowOption.Problems(Window, nameof(Window));
}
