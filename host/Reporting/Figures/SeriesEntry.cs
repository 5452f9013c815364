using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Figures;

/// <summary>An entry under <c>series:</c> with its curves.</summary>
internal sealed record SeriesEntry
{
    public required SeriesSpecification Specification { get; init; }

    /// <summary>Its name in the legend, as a label.</summary>
    public required string Name { get; init; }

    public required string XName { get; init; }

    public required string YName { get; init; }

    public required IReadOnlyList<PointCurve> Curves { get; init; }

    /// <summary>Its place among the entries of the panel.</summary>
    public required int Index { get; init; }

    /// <summary>Its place among the entries of the panel that have markers.</summary>
    public required int MarkerIndex { get; init; }

    public bool HasMarkers => Specification.Style is SeriesStyle.Markers or SeriesStyle.LineMarkers;
}
