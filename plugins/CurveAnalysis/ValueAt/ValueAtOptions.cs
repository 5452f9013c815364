using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>value-at</c>.</summary>
public sealed record ValueAtOptions
{
    /// <summary>The x at which the curve is read, greater than 0.</summary>
    [Description("The x at which the curve is read; between two points by a straight line in log-log."), Positive]
    public required double At { get; init; }

    /// <summary>Probability that the interval is to contain the truth.</summary>
    [Description("Probability that the interval is to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;
}
