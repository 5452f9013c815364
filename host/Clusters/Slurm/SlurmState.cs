namespace ScalingLab.Host.Clusters.Slurm;

/// <summary>SLURM's words for the state of a job.</summary>
internal static class SlurmState
{
    /// <summary>The state behind a word. A word that is not known, of a newer version perhaps, is not an end.</summary>
    public static TaskState Of(string word)
    {
        // 'CANCELLED by 1000', 'CANCELLED+'
        string name = new([.. word.Trim().TakeWhile(character => char.IsAsciiLetterUpper(character) || character == '_')]);
        return name switch
        {
            "COMPLETED" => TaskState.Completed,
            "FAILED" => TaskState.Failed,
            "CANCELLED" or "REVOKED" => TaskState.Cancelled,
            "TIMEOUT" or "DEADLINE" => TaskState.TimeLimit,
            "OUT_OF_MEMORY" => TaskState.OutOfMemory,
            "NODE_FAIL" or "PREEMPTED" or "BOOT_FAIL" => TaskState.Interrupted,
            "RUNNING" or "COMPLETING" or "STAGE_OUT" or "SIGNALING" or "SUSPENDED" or "STOPPED" or "RESIZING" => TaskState.Running,
            _ => TaskState.Waiting,
        };
    }
}
