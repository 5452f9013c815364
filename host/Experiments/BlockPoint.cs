using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments;

/// <summary>A block at one point of the sweep: typed, resolved, validated.</summary>
internal sealed record BlockPoint
{
    public required ParameterPoint Point { get; init; }

    public required object ModelOptions { get; init; }

    public object? DataOptions { get; init; }

    /// <summary>As many as the block has observers, in their order.</summary>
    public required IReadOnlyList<object> ObserverOptions { get; init; }

    public required double Until { get; init; }

    /// <summary>Observation times on the model's clock, strictly increasing, none beyond <see cref="Until"/>.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    public int Replicas { get; init; } = 1;

    /// <summary>Whether the randomness depends on the point (<c>streams: per-point</c>).</summary>
    public bool PerPointStreams { get; init; }
}
