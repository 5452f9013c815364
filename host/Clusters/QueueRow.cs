namespace ScalingLab.Host.Clusters;

/// <summary>A task as its launcher sees it.</summary>
/// <param name="State">Its state.</param>
/// <param name="Word">The launcher's own word for it.</param>
/// <param name="Reason">Why it waits or ended, in the launcher's words; may be empty.</param>
internal sealed record QueueRow(TaskState State, string Word, string Reason)
{
    public static QueueRow Gone { get; } = new(TaskState.Gone, "gone", "");

    /// <summary>Whether it waits or runs.</summary>
    public bool IsInHand => State is TaskState.Waiting or TaskState.Running;
}
