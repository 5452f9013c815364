namespace ScalingLab.Host.Execution;

/// <summary>How a sweep is executed; none of it changes a result.</summary>
internal sealed record SweepOptions
{
    /// <summary>Runs at a time.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Stop at the first failure.</summary>
    public bool FailFast { get; init; }

    /// <summary>Execute again what failed earlier.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Whether to execute again the run with this key, which failed earlier.</summary>
    public Predicate<string> Retries { get; init; } = _ => false;

    /// <summary>How often runs are saved in the middle.</summary>
    public CheckpointOptions Checkpoints { get; init; } = new();
}
