namespace ScalingLab.Host.Clusters;

/// <summary>Runs that one process executes.</summary>
internal sealed record RunTask
{
    /// <summary>Keys of the runs.</summary>
    public required IReadOnlyList<string> Runs { get; init; }

    /// <summary>How often these runs were sent again.</summary>
    public RetryCounts Tried { get; init; } = RetryCounts.None;

    /// <summary>Failures that are to be tried again: the key, and when the failed attempt started, so that a failure of this task is told from them.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Retry { get; init; } = new Dictionary<string, DateTimeOffset>();
}
