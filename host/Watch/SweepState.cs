namespace ScalingLab.Host.Watch;

/// <summary>How a sweep stands at one moment: the content of <c>progress.json</c>.</summary>
internal sealed record SweepState
{
    public string Experiment { get; init; } = "";

    public string Title { get; init; } = "";

    public string Source { get; init; } = "";

    public Phase Phase { get; init; }

    /// <summary>Since the work on this experiment began.</summary>
    public double Seconds { get; init; }

    /// <summary>Estimated from what is done; <see langword="null"/> when nothing can be said.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>Ended runs and the done parts of the running ones, of all, in [0, 1].</summary>
    public double Fraction { get; init; }

    public RunTally Runs { get; init; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>The runs in hand, the oldest first.</summary>
    public IReadOnlyList<RunState> Running { get; init; } = [];

    /// <summary>The first failed runs.</summary>
    public IReadOnlyList<FailedRun> Failures { get; init; } = [];

    /// <summary>The results folder.</summary>
    public string Folder { get; init; } = "";
}
