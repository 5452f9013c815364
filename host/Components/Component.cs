using ScalingLab.Sdk;

namespace ScalingLab.Host.Components;

/// <summary>A registered component, as read from its registration and its constructor; no instance of it exists yet.</summary>
internal sealed record Component
{
    public required ComponentKind Kind { get; init; }

    public required string Name { get; init; }

    public required Type Type { get; init; }

    /// <summary>The options record; <see cref="NoOptions"/> for a component without options.</summary>
    public required Type OptionsType { get; init; }

    public required PluginOrigin Plugin { get; init; }

    public int ResultVersion { get; init; } = 1;

    /// <summary>The clock of a model; empty otherwise.</summary>
    public string Clock { get; init; } = "";

    /// <summary>What an observer records.</summary>
    public IReadOnlyList<ObservableDescription> Observables { get; init; } = [];

    /// <summary>What an analysis yields; the first is the one that <c>expect:</c> judges.</summary>
    public IReadOnlyList<FindingDescription> Findings { get; init; } = [];

    /// <summary>The interfaces that a model or data generator implements and others may ask for.</summary>
    public IReadOnlyList<Type> Provides { get; init; } = [];

    /// <summary>The constructor parameters that the model or the data generator of the block must provide.</summary>
    public IReadOnlyList<Type> Needs { get; init; } = [];

    public bool IsProviding(Type need) => Provides.Any(need.IsAssignableFrom);
}
