using ScalingLab.Host.Store;

namespace ScalingLab.Host.Execution;

/// <summary>What became of the runs of a plan.</summary>
internal sealed record SweepOutcome
{
    /// <summary>Observations by run key, of all finished runs, stored earlier or now.</summary>
    public required IReadOnlyDictionary<string, RunRecord> Records { get; init; }

    /// <summary>Runs that failed, now or earlier.</summary>
    public required IReadOnlyList<FailureRecord> Failures { get; init; }

    /// <summary>Runs that were missing when the sweep was loaded.</summary>
    public int Planned { get; init; }

    public int Executed { get; init; }

    public int Reused { get; init; }

    /// <summary>Failures of earlier sessions that were not tried again.</summary>
    public int FailedEarlier { get; init; }

    /// <summary>What a reader should know, such as damaged records set aside.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
