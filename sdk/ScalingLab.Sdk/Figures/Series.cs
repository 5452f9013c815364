namespace ScalingLab.Sdk;

/// <summary>Points that belong together. Points that are not finite, or not positive on a logarithmic axis, are left out by the renderer.</summary>
public sealed record Series
{
    /// <summary>What it is, in words, for titles and screen readers: <c>theory, eigenvalues = 4</c>.</summary>
    public required string Label { get; init; }

    /// <summary>The points, with the intervals of y if there are any.</summary>
    public required Curve Curve { get; init; }

    /// <summary>How the points are drawn.</summary>
    public required SeriesStyle Style { get; init; }

    /// <summary>How the intervals of y are drawn.</summary>
    public IntervalStyle Interval { get; init; }

    /// <summary>Its colour.</summary>
    public required SeriesColor Color { get; init; }

    /// <summary>Which shape its markers have, from 0; renderers repeat their shapes.</summary>
    public int Marker { get; init; }
}
