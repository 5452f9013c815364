using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Blocks;

/// <summary>A block that has been read and checked as far as possible without the values of the swept names.</summary>
internal sealed record BlockTemplate
{
    public required string Name { get; init; }

    /// <summary>Where its name stands.</summary>
    public required YamlNode Node { get; init; }

    public required ComponentTemplate Model { get; init; }

    public required ComponentTemplate? Data { get; init; }

    public required IReadOnlyList<ComponentTemplate> Observers { get; init; }

    public required Template? Until { get; init; }

    public required ObservationTimes? Times { get; init; }

    public required Template? Replicas { get; init; }

    public required Template? Streams { get; init; }

    public required Template? When { get; init; }

    /// <summary>Whether the observers could all be read, so that what the block observes is known.</summary>
    public required bool ObservablesAreKnown { get; init; }

    /// <summary>Whether the condition could be read, so that the points are known.</summary>
    public required bool PointsAreKnown { get; init; }
}
