namespace ScalingLab.Sdk;

/// <summary>How the points of a series are drawn.</summary>
public enum SeriesStyle
{
    /// <summary>A solid line.</summary>
    Line,

    /// <summary>A dashed line, the custom for theory over simulation.</summary>
    Dashed,

    /// <summary>A dotted line, for a second theory beside a dashed one.</summary>
    Dotted,

    /// <summary>A marker at each point; a renderer may leave markers out where they would cover each other.</summary>
    Markers,

    /// <summary>Markers joined by a line.</summary>
    LineMarkers,
}
