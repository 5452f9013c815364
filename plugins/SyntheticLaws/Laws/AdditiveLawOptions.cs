using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>Options of <c>additive-law</c>.</summary>
public record AdditiveLawOptions
{
    /// <summary>A.</summary>
    [Description("Amplitude A of A N^-a."), Positive]
    public double ModelSizeAmplitude { get; init; } = 406.4;

    /// <summary>a.</summary>
    [Description("Exponent a of A N^-a."), Positive]
    public double ModelSizeExponent { get; init; } = 0.33917084;

    /// <summary>B.</summary>
    [Description("Amplitude B of B D^-b."), Positive]
    public double DataSizeAmplitude { get; init; } = 410.7;

    /// <summary>b.</summary>
    [Description("Exponent b of B D^-b."), Positive]
    public double DataSizeExponent { get; init; } = 0.2849083;

    /// <summary>E.</summary>
    [Description("Irreducible loss E."), Range(0.0, double.MaxValue)]
    public double Floor { get; init; } = 1.6934;
}
