namespace ScalingLab.Host.Clusters;

/// <summary>One sending of runs: everything that its tasks and its collector need, whatever becomes of the experiment file meanwhile.</summary>
internal sealed record Submission
{
    public int Schema { get; init; } = 1;

    /// <summary>Unique among all jobs of the user; names of its jobs begin with it.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the launcher, see <see cref="ILauncher.Name"/>.</summary>
    public required string Launcher { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Absolute path of the experiment file; paths in it are relative to its folder.</summary>
    public required string ExperimentFile { get; init; }

    /// <summary>The text of the experiment file as it was sent.</summary>
    public required string ExperimentText { get; init; }

    public required IReadOnlyList<string> Overrides { get; init; }

    /// <summary>Absolute paths of the folders given with <c>--plugins</c>.</summary>
    public required IReadOnlyList<string> PluginFolders { get; init; }

    public required string WorkingDirectory { get; init; }

    public required ClusterProfile Profile { get; init; }

    public required IReadOnlyList<TaskArray> Arrays { get; init; }
}
