using ScalingLab.Host.Components;

namespace ScalingLab.Host.Experiments;

/// <summary>A named entry under <c>runs:</c>: one model on one data generator.</summary>
internal sealed record Block
{
    public required string Name { get; init; }

    public required Component Model { get; init; }

    /// <summary><see langword="null"/> for a model that needs no data.</summary>
    public Component? Data { get; init; }

    public required IReadOnlyList<Component> Observers { get; init; }

    /// <summary>Model, data generator and observers.</summary>
    public IEnumerable<Component> Components => Data is null ? [Model, .. Observers] : [Model, Data, .. Observers];

    /// <summary>The points of the sweep that <c>when:</c> leaves in.</summary>
    public required IReadOnlyList<BlockPoint> Points { get; init; }
}
