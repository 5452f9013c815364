using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>optimum</c>.</summary>
public sealed record OptimumOptions
{
    /// <summary>The parabola is fitted to the points around the minimum with y up to 1 + band of the smallest, 10⁻⁶ to 1.</summary>
    [Description("The parabola is fitted to the points around the minimum with y up to 1 + band of the smallest value.")]
    [Range(1e-6, 1)]
    public double Band { get; init; } = 0.05;

    /// <summary>Probability that the intervals are to contain the truth.</summary>
    [Description("Probability that the intervals are to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;
}
