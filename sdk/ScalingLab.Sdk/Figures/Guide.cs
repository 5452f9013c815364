namespace ScalingLab.Sdk;

/// <summary>
/// A guide line through a point: the power law y = y₀ (x/x₀)^exponent where both axes are logarithmic, drawn over the whole panel or a part of it.
/// </summary>
public sealed record Guide
{
    /// <summary>The exponent.</summary>
    public required double Exponent { get; init; }

    /// <summary>x₀, positive.</summary>
    public required double X { get; init; }

    /// <summary>y₀, positive.</summary>
    public required double Y { get; init; }

    /// <summary>Where the line starts; <see langword="null"/> for the left edge of the panel.</summary>
    public double? From { get; init; }

    /// <summary>Where the line ends; <see langword="null"/> for the right edge of the panel.</summary>
    public double? To { get; init; }

    /// <summary>Label beside the line; empty for none.</summary>
    public string Label { get; init; } = "";
}
