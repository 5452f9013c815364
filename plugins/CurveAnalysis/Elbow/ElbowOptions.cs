using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>elbow</c>.</summary>
public sealed record ElbowOptions
{
    /// <summary>Half the range of ln x over which a local slope is fitted, 10⁻³ to 2; at least three points are used.</summary>
    [Description("Half the range of ln x over which a local slope is fitted by a parabola; at least three points are used."), Range(1e-3, 2)]
    public double Reach { get; init; } = 0.25;

    /// <summary>As of <c>optimum</c>.</summary>
    [Description("The parabola of the minimum is fitted to the points around it with y up to 1 + band of the smallest value."), Range(1e-6, 1)]
    public double Band { get; init; } = 0.05;

    /// <summary>Probability that the intervals are to contain the truth.</summary>
    [Description("Probability that the intervals are to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;
}
