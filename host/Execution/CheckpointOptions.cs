namespace ScalingLab.Host.Execution;

/// <summary>How often runs are saved in the middle.</summary>
internal sealed record CheckpointOptions
{
    /// <summary>At least this long between two checkpoints of a run; infinite to save only before stopping.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <param name="seconds">0 for never before stopping.</param>
    public static CheckpointOptions Every(double seconds) => new() { Interval = seconds == 0 ? TimeSpan.MaxValue : TimeSpan.FromSeconds(seconds) };
}
