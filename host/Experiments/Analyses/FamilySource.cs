using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>What an analysis or a series can be <c>of</c>: a block, or another analysis.</summary>
internal sealed record FamilySource
{
    public required string Name { get; init; }

    /// <summary>The clock of a block; null for an analysis.</summary>
    public required string? Clock { get; init; }

    /// <summary>What a block observes; empty for an analysis.</summary>
    public IReadOnlyList<ObservableDescription> Observables { get; init; } = [];

    /// <summary>Whether it may have observables that are not known because of a problem elsewhere.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What an analysis finds; empty for a block.</summary>
    public IReadOnlyList<FindingDescription> Findings { get; init; } = [];

    /// <summary>The swept names that its points have.</summary>
    public required IReadOnlyList<string> SweptNames { get; init; }

    /// <summary>Its points; null while they are not known because of a problem elsewhere.</summary>
    public required IReadOnlyList<ParameterPoint>? Points { get; init; }

    /// <summary>The block whose curves it is or goes back to; null while that has problems.</summary>
    public Block? Root { get; init; }

    /// <summary>What an analysis is an analysis of, such as <c>test-loss</c>, or <c>escape-time of test-loss</c>; null for a block.</summary>
    public string? Subject { get; init; }

    public bool IsBlock => Clock is not null;
}
