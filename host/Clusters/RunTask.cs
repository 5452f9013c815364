namespace ScalingLab.Host.Clusters;

/// <summary>Runs that one process executes.</summary>
internal sealed record RunTask
{
    /// <summary>Keys of the runs.</summary>
    public required IReadOnlyList<string> Runs { get; init; }

    /// <summary>How often these runs were sent again.</summary>
    public RetryCounts Tried { get; init; } = RetryCounts.None;

    /// <summary>Failures that are to be tried again: the key, and the stamp of the failure, so that a failure of this task is told from it.</summary>
    public IReadOnlyDictionary<string, string> Retry { get; init; } = new Dictionary<string, string>();
}
