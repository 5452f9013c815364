using ScalingLab.Host.Store;

namespace ScalingLab.Host.Clusters;

/// <summary>Says why runs have no result. Files decide; the launcher only explains what no file tells.</summary>
internal sealed class Triage(SubmissionFolder submission, RunStore store)
{
    /// <summary>The runs that were sent and have no result, unless their task is still in hand.</summary>
    /// <param name="queue">Looked at before the results were listed: a task that ended in between left its result.</param>
    /// <param name="done">Keys of all results.</param>
    public IReadOnlyList<Unfinished> Find(QueueView queue, IReadOnlySet<string> done)
    {
        List<Unfinished> found = [];
        foreach (var (a, array) in submission.Plan.Arrays.Index())
        {
            foreach (var (i, task) in array.Tasks.Index())
            {
                string[] missing = [.. task.Runs.Where(key => !done.Contains(key))];
                if (missing.Length == 0) continue;
                var row = queue.TaskOf(submission.Plan.Name, a, i);
                if (row.IsInHand) continue;
                bool timeNote = submission.HasTimeNote(a, i);
                found.AddRange(missing.Select(key => Explain(key, array, task, row, timeNote)));
            }
        }

        return found;
    }

    /// <summary>Whether a task with missing results still waits or runs.</summary>
    public bool IsInHand(QueueView queue, IReadOnlySet<string> done) => submission.Plan.Arrays.Index().Any(array => array.Item.Tasks.Index().Any(task =>
        queue.TaskOf(submission.Plan.Name, array.Index, task.Index).IsInHand && task.Item.Runs.Any(key => !done.Contains(key))));

    private Unfinished Explain(string key, TaskArray array, RunTask task, QueueRow row, bool timeNote)
    {
        if (store.ReadFailure(key) is { } failure && !IsKnown(store, key, task))
        {
            bool memory = failure.Kind == nameof(OutOfMemoryException);
            return new Unfinished(key, array, task, memory ? FailureKind.Memory : FailureKind.Application, failure.Message) { IsCertain = true };
        }

        if (timeNote) return new Unfinished(key, array, task, FailureKind.Time, "it came no further within its time limit") { IsCertain = true };
        return row.State switch
        {
            TaskState.TimeLimit => new Unfinished(key, array, task, FailureKind.Time, $"the time limit {array.Time} was over"),
            TaskState.OutOfMemory => new Unfinished(key, array, task, FailureKind.Memory, "the task was out of memory"),
            TaskState.Cancelled => new Unfinished(key, array, task, FailureKind.Cancelled, "the task was cancelled"),
            TaskState.Failed => new Unfinished(key, array, task, FailureKind.Application, $"the task failed without a word of the run; its log is in {submission.LogFolder}"),
            TaskState.Interrupted => new Unfinished(key, array, task, FailureKind.Infrastructure, $"the task was lost ({row.Word})"),
            TaskState.Completed => new Unfinished(key, array, task, FailureKind.Infrastructure, "the task ended well, but its result is not there"),
            _ => new Unfinished(key, array, task, FailureKind.Infrastructure, "the task is no longer in the queue, and nobody knows how it ended"),
        };
    }

    /// <summary>Whether the failure of a run is the one that the task was sent to try again.</summary>
    public static bool IsKnown(RunStore store, string key, RunTask task) => task.Retry.TryGetValue(key, out string? stamp) && stamp == store.FailureStamp(key);
}
