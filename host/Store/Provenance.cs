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

    /// <summary>When the run started, UTC.</summary>
    public DateTimeOffset Started { get; init; }

    public double WallSeconds { get; init; }

    /// <summary>Processor time of the run's thread; <see langword="null"/> where the system does not tell.</summary>
    public double? CpuSeconds { get; init; }
}
