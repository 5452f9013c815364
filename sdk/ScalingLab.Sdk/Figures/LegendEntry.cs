namespace ScalingLab.Sdk;

/// <summary>A line of a legend.</summary>
public sealed record LegendEntry
{
    /// <summary>The text.</summary>
    public required string Label { get; init; }

    /// <summary>The key's colour; <see langword="null"/> for a heading without a key.</summary>
    public SeriesColor? Color { get; init; }

    /// <summary>The key's style.</summary>
    public SeriesStyle Style { get; init; }
}
