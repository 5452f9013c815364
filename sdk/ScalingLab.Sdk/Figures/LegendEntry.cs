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

    /// <summary>How intervals are shown in the key.</summary>
    public IntervalStyle Interval { get; init; }

    /// <summary>The shape of the key's marker, as for <see cref="Series.Marker"/>.</summary>
    public int Marker { get; init; }
}
