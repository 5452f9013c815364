using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>A series in the coordinates of its frame.</summary>
/// <param name="Series">What is drawn.</param>
/// <param name="Bands">Bands, interrupted where a point is left out.</param>
/// <param name="Strokes">Lines, interrupted likewise; one with a single point is a dot.</param>
/// <param name="Bars">Error bars.</param>
/// <param name="Markers">Centres of the markers, all inside the frame.</param>
internal sealed record SeriesShape(
    Series Series,
    IReadOnlyList<IReadOnlyList<BandSlice>> Bands,
    IReadOnlyList<IReadOnlyList<SvgPoint>> Strokes,
    IReadOnlyList<ErrorBar> Bars,
    IReadOnlyList<SvgPoint> Markers)
{
    /// <summary>How many points lie in the frame.</summary>
    public int Visible { get; init; }

    /// <summary>How many points could be drawn but lie outside the frame.</summary>
    public int Outside { get; init; }

    public bool IsEmpty => Strokes.Count == 0 && Markers.Count == 0 && Bars.Count == 0 && Bands.Count == 0;
}
