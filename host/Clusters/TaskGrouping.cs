using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Clusters;

/// <summary>Groups runs to tasks that take minutes: a job of seconds costs a cluster more than it computes.</summary>
internal static class TaskGrouping
{
    /// <summary>Runs in their order, as many together as take the time that a task is meant to take.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="profile">What a task is meant to take, and how many runs it executes at a time.</param>
    /// <param name="secondsOf">What a run takes.</param>
    public static IEnumerable<IReadOnlyList<PlannedRun>> Group(IEnumerable<PlannedRun> runs, ClusterProfile profile, Func<PlannedRun, double> secondsOf)
    {
        double budget = profile.TaskMinutes * 60 * profile.CpusPerTask, seconds = 0;
        List<PlannedRun> group = [];
        foreach (var run in runs)
        {
            double cost = secondsOf(run);
            if (group.Count > 0 && (profile.RunsPerTask is { } most ? group.Count == most : seconds + cost > budget))
            {
                yield return group;
                group = [];
                seconds = 0;
            }

            group.Add(run);
            seconds += cost;
        }

        if (group.Count > 0) yield return group;
    }

    /// <summary>Tasks with the same limits as arrays that the launcher can take.</summary>
    public static IReadOnlyList<TaskArray> Arrays(IEnumerable<RunTask> tasks, string time, string? mem, int largest) =>
        [.. tasks.Chunk(largest).Select(chunk => new TaskArray { Time = time, Mem = mem, Tasks = chunk })];
}
