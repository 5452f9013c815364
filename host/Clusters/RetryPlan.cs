namespace ScalingLab.Host.Clusters;

/// <summary>What is sent again of the runs that have no result, and what is given up.</summary>
/// <param name="Arrays">New arrays, one for each pair of limits.</param>
/// <param name="GivenUp">Runs whose budget is spent, or which somebody cancelled.</param>
internal sealed record RetryPlan(IReadOnlyList<TaskArray> Arrays, IReadOnlyList<Unfinished> GivenUp)
{
    /// <param name="unfinished">The runs.</param>
    /// <param name="submission">The submission that they were sent with.</param>
    /// <param name="launcher">Knows what limits the site allows.</param>
    /// <param name="stampOf">The stamp of the failure that a run left; empty when it left none.</param>
    public static RetryPlan Create(IEnumerable<Unfinished> unfinished, Submission submission, ILauncher launcher, Func<string, string> stampOf)
    {
        List<Unfinished> givenUp = [];
        Dictionary<TaskArray, string?> longer = new(ReferenceEqualityComparer.Instance);
        List<(string Time, string? Mem, RunTask Task, Unfinished Run)> again = [];
        foreach (var run in unfinished)
        {
            string? time = run.Array.Time, mem = run.Array.Mem;
            if (run.Kind == FailureKind.Time && !longer.TryGetValue(run.Array, out time)) longer[run.Array] = time = launcher.LongerTime(run.Array, submission.Profile);
            if (run.Kind == FailureKind.Memory) mem = mem is null ? null : Slurm.SlurmMemory.Twice(mem);
            if (run.Task.Tried.Of(run.Kind) >= submission.Profile.Retries.Of(run.Kind)) givenUp.Add(run);
            else if (time is null) givenUp.Add(run with { Word = run.Word + "; the site allows no longer one" });
            else if (run.Kind == FailureKind.Memory && mem is null) givenUp.Add(run with { Word = run.Word + "; with --mem given it would have been sent again with twice as much" });
            else again.Add((time, mem, run.Task, run));
        }

        // The runs of one task stay together, each kind of failure by itself. What failed is not to drag others along again.
        var arrays = again.GroupBy(entry => (entry.Time, entry.Mem)).SelectMany(limits => TaskGrouping.Arrays(
            limits.GroupBy(entry => (entry.Task, entry.Run.Kind), entry => entry.Run.Key, TaskComparer.Instance).Select(group => new RunTask
            {
                Runs = [.. group],
                Tried = group.Key.Task.Tried.And(group.Key.Kind),
                Retry = group.Select(key => (Key: key, Stamp: stampOf(key))).Where(run => run.Stamp.Length > 0).ToDictionary(run => run.Key, run => run.Stamp),
            }),
            limits.Key.Time, limits.Key.Mem, launcher.LargestArray));
        return new RetryPlan([.. arrays], givenUp);
    }

    /// <summary>Tasks are told apart by identity.</summary>
    private sealed class TaskComparer : IEqualityComparer<(RunTask Task, FailureKind Kind)>
    {
        public static TaskComparer Instance { get; } = new();

        public bool Equals((RunTask Task, FailureKind Kind) x, (RunTask Task, FailureKind Kind) y) => ReferenceEquals(x.Task, y.Task) && x.Kind == y.Kind;

        public int GetHashCode((RunTask Task, FailureKind Kind) key) => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Task), key.Kind);
    }
}
