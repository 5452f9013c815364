using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>escape-time</c>.</summary>
public sealed record EscapeTimeOptions
{
    /// <summary>The curve has escaped when it has fallen to this fraction of the plateau's height.</summary>
    [Description("The curve has escaped when it has fallen to this fraction of the plateau's height."), Range(0.01, 0.99)]
    public double Fraction { get; init; } = 0.5;

    /// <summary>The plateau's height when it is known from theory; measured when not given.</summary>
    [Description("The plateau's height when it is known from theory; measured when not given."), Positive]
    public double? PlateauHeight { get; init; }

    /// <summary>On a plateau |d ln y / d ln x| is below this.</summary>
    [Description("On a plateau |d ln y / d ln x| is below this."), Range(0.001, 1.0)]
    public double Flatness { get; init; } = 0.3;

    /// <summary>The local slope at x is fitted to the points between x divided by and x times this factor.</summary>
    [Description("The local slope at x is fitted to the points between x divided by and x times this factor."), Range(1.01, 10.0)]
    public double Smoothing { get; init; } = 1.3;

    /// <summary>
    /// Where the search for the plateau starts. When not given: where the curve has first fallen to half of its first value,
    /// because every curve is flat in log-log at its very start.
    /// </summary>
    [Description("Clock time at which the search for the plateau starts; when not given, where the curve has first fallen to half of its first value."), Finite]
    public double? SearchFrom { get; init; }

    /// <summary>Probability that the interval over replicas is to contain the truth.</summary>
    [Description("Probability that the interval over replicas is to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;
}
