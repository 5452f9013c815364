namespace ScalingLab.Host.Store;

/// <summary>Where and with what a run was executed. Never part of its key.</summary>
internal sealed record Provenance
{
    public required string Program { get; init; }

    public required string Sdk { get; init; }

    /// <summary>The plugins whose components the run used.</summary>
    public IReadOnlyList<PluginProvenance> Plugins { get; init; } = [];

    /// <summary>Commit of the repository that holds the experiment file; empty outside a repository.</summary>
    public string GitCommit { get; init; } = "";

    /// <summary>Whether that repository had uncommitted changes.</summary>
    public bool GitDirty { get; init; }

    public required string Runtime { get; init; }

    public required string OperatingSystem { get; init; }

    public required string Processor { get; init; }

    public required string CommandLine { get; init; }

    /// <summary>When the run started, UTC; the first time, if it went on from a checkpoint.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>Of all sessions.</summary>
    public double WallSeconds { get; init; }

    /// <summary>How often the run went on from a checkpoint.</summary>
    public int Resumptions { get; init; }

    /// <summary>Processor time of the run's threads; <see langword="null"/> where the system does not tell.</summary>
    public double? CpuSeconds { get; init; }
}
