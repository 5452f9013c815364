using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments;

/// <summary>A panel of a figure.</summary>
internal sealed record PanelSpecification
{
    public string Title { get; init; } = "";

    public required Axis X { get; init; }

    public required Axis Y { get; init; }

    public required IReadOnlyList<SeriesSpecification> Series { get; init; }

    public IReadOnlyList<Guide> Guides { get; init; } = [];
}
