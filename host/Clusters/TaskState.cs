namespace ScalingLab.Host.Clusters;

/// <summary>What a launcher knows of a task.</summary>
internal enum TaskState
{
    /// <summary>Not in the queue and nothing known of its end: purged, cancelled before it started, or lost.</summary>
    Gone,
    Waiting,
    Running,
    Completed,
    Failed,
    Cancelled,
    TimeLimit,
    OutOfMemory,

    /// <summary>Its node was lost, or it was pre-empted without being queued again.</summary>
    Interrupted,
}
