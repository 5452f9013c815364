using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>local-slope</c>.</summary>
public sealed record LocalSlopeOptions : IValidatableObject
{
    /// <summary>Half the range of ln x over which a local slope is fitted, 10⁻³ to 3; at least three points are used.</summary>
    [Description("Half the range of ln x over which a local slope is fitted by a parabola; at least three points are used."), Range(1e-3, 3)]
    public double Reach { get; init; } = 0.5;

    /// <summary>The range of x whose slopes are reported, [from, to]; all of it when not given.</summary>
    [Description("The range of x whose slopes are reported, [from, to]; all of it when not given."), Finite]
    public double[]? Window { get; init; }

    /// <summary>Probability that the intervals are to contain the truth.</summary>
    [Description("Probability that the intervals are to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => WindowOption.Problems(Window, nameof(Window));
}
