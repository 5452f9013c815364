using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>growth-rate</c>.</summary>
public sealed record GrowthRateOptions
{
    /// <summary>The fit ends where the curve has fallen to this fraction of the plateau's height: beyond, the growth is no longer exponential.</summary>
    [Description("The fit ends where the curve has fallen to this fraction of the plateau's height; later growth is not exponential."), Range(0.3, 0.9999)]
    public double Fraction { get; init; } = 0.9;

    /// <summary>The fit starts this part of the way from the plateau's start to its end by <see cref="Fraction"/>: earlier, the curve still approaches the plateau.</summary>
    [Description("The fit starts this part of the way from the start of the plateau to the end of the fit; earlier the curve still approaches the plateau."), Range(0.0, 0.95)]
    public double Skip { get; init; } = 0.5;

    /// <summary>On a plateau |d ln y / d ln x| is below this.</summary>
    [Description("On a plateau |d ln y / d ln x| is below this."), Range(0.001, 1.0)]
    public double Flatness { get; init; } = 0.3;

    /// <summary>Clock time at which the search for the plateau starts; when not given, where the curve has first fallen to half of its first value.</summary>
    [Description("Clock time at which the search for the plateau starts; when not given, where the curve has first fallen to half of its first value."), Finite]
    public double? SearchFrom { get; init; }

    /// <summary>Probability that the interval over replicas is to contain the truth.</summary>
    [Description("Probability that the interval over replicas is to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;
}
