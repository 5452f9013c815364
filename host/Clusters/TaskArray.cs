namespace ScalingLab.Host.Clusters;

/// <summary>Tasks with the same limits, sent together; the index of a task is its place here.</summary>
internal sealed record TaskArray
{
    /// <summary>Time limit of a task, in SLURM's notation.</summary>
    public required string Time { get; init; }

    /// <summary>Memory of a task, in SLURM's notation; the site's default when not given.</summary>
    public string? Mem { get; init; }

    public required IReadOnlyList<RunTask> Tasks { get; init; }
}
