using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>plateau</c>.</summary>
public sealed record PlateauOptions : IValidatableObject
{
    /// <summary>On a plateau |d ln y / d ln x| is below this.</summary>
    [Description("On a plateau |d ln y / d ln x| is below this."), Range(0.001, 1.0)]
    public double Flatness { get; init; } = 0.1;

    /// <summary>The local slope at x is fitted to the points between x divided by and x times this factor.</summary>
    [Description("The local slope at x is fitted to the points between x divided by and x times this factor."), Range(1.01, 10.0)]
    public double Smoothing { get; init; } = 1.3;

    /// <summary>Which plateau, if there are several.</summary>
    [Description("longest: the longest in ln x; first: at the smallest x; last: at the largest.")]
    public WhichPlateau Which { get; init; } = WhichPlateau.Longest;

    /// <summary>A flat stretch is a plateau when its ends are at least this factor apart.</summary>
    [Description("A flat stretch is a plateau when its ends are at least this factor apart."), Range(1.0, 1e6)]
    public double Shortest { get; init; } = 1.5;

    /// <summary>The range of x that is searched, [from, to]; all of it when not given.</summary>
    [Description("The range of x that is searched, [from, to]; all of it when not given."), Finite]
    public double[]? Window { get; init; }

    /// <summary>Probability that the interval over replicas is to contain the truth.</summary>
    [Description("Probability that the interval over replicas is to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => WindowOption.Problems(Window, nameof(Window));
}
