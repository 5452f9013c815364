namespace ScalingLab.Bench.PeerRuns;

/// <summary>A case to be timed on both sides.</summary>
/// <param name="Name">As the script calls it.</param>
/// <param name="Description">What is computed, with its sizes.</param>
/// <param name="Work">How many units of what the script times one call does.</param>
/// <param name="Ours">One call; it returns what the script returns.</param>
internal sealed record PeerCase(string Name, string Description, double Work, Func<double[]> Ours)
{
    /// <summary>Seconds that the project holds itself to; null without a bar.</summary>
    public double? Bar { get; init; }

    /// <summary>Bytes that one call may allocate in all; null where they are not counted.</summary>
    public double? MemoryBar { get; init; }

    /// <summary>Largest relative difference of the results that is no disagreement; null where they are random or not comparable.</summary>
    public double? Agreement { get; init; }
}
