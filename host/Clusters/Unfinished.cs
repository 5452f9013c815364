namespace ScalingLab.Host.Clusters;

/// <summary>A run that was sent and has no result.</summary>
/// <param name="Key">The run.</param>
/// <param name="Array">The array of its task.</param>
/// <param name="Task">Its task.</param>
/// <param name="Kind">Why.</param>
/// <param name="Word">Why, in words.</param>
internal sealed record Unfinished(string Key, TaskArray Array, RunTask Task, FailureKind Kind, string Word)
{
    /// <summary>Whether a file tells why. Else the result may still be on its way over a slow disk.</summary>
    public bool IsCertain { get; init; }
}
