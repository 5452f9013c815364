using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>Options of <c>three-region-law</c>.</summary>
public sealed record ThreeRegionLawOptions
{
    /// <summary>The exponent g of the power-law region.</summary>
    [Description("Exponent g > 0 of the power-law region."), Positive]
    public required double Exponent { get; init; }

    /// <summary>The height P of guessing above the floor.</summary>
    [Description("Height P of guessing above the floor."), Positive]
    public double Plateau { get; init; } = 1;

    /// <summary>The data size d at which the power law sets in.</summary>
    [Description("Data size d at which the power law sets in."), Unit("examples"), Positive]
    public required double Break { get; init; }

    /// <summary>The irreducible error E.</summary>
    [Description("Irreducible error E."), Range(0.0, double.MaxValue)]
    public double Floor { get; init; }
}
