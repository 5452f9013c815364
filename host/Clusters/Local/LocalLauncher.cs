using System.Diagnostics;
using System.Globalization;

namespace ScalingLab.Host.Clusters.Local;

/// <summary>Executes tasks as processes of this machine, in the background. One process, the agent, starts them and settles when they have ended.</summary>
internal sealed class LocalLauncher : ILauncher
{
    public const string LauncherName = "local";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    public string Name => LauncherName;

    public int LargestArray => int.MaxValue;

    public void Launch(SubmissionFolder submission)
    {
        if (submission.IsSettled || FileLock.IsHeld(submission.AgentLock)) return;
        using var agent = Start(submission);
        var watch = Stopwatch.StartNew();
        while (!FileLock.IsHeld(submission.AgentLock) && !submission.IsSettled)
        {
            if (agent.HasExited || watch.Elapsed > StartLimit)
                throw new LaunchException($"The process that executes the tasks did not start; what it printed is in {submission.AgentLog}.");
            Thread.Sleep(20);
        }

        string process = agent.Id.ToString(CultureInfo.InvariantCulture);
        for (int i = 0; i < submission.Plan.Arrays.Count; i++) submission.WriteJob(i, process);
        submission.WriteCollectorJob(process);
    }

    /// <summary>The agent settles only when its tasks have ended; there is nothing to wait for.</summary>
    public void LaunchCollector(SubmissionFolder submission)
    {
    }

    public QueueView Look(IReadOnlyList<SubmissionFolder> submissions, bool withHistory)
    {
        QueueView view = new();
        foreach (var submission in submissions)
        {
            if (FileLock.IsHeld(submission.AgentLock)) view.AddCollector(submission.Plan.Name, new QueueRow(TaskState.Running, "running", ""));
            bool busy = FileLock.IsHeld(submission.TasksLock);
            foreach (var (a, array) in submission.Plan.Arrays.Index())
            {
                for (int i = 0; i < array.Tasks.Count; i++)
                {
                    QueueRow row = submission.ExitOf(a, i) is { } code
                        ? new QueueRow(code == 0 ? TaskState.Completed : TaskState.Failed, string.Create(CultureInfo.InvariantCulture, $"exited with {code}"), "")
                        : busy ? new QueueRow(submission.HasStarted(a, i) ? TaskState.Running : TaskState.Waiting, "", "") : QueueRow.Gone;
                    view.Add(submission.Plan.Name, a, i, row);
                }
            }
        }

        return view;
    }

    public string? Obstacle(QueueRow row) => null;

    public int Release(SubmissionFolder submission, QueueView queue) => 0;

    /// <summary>There is no limit here.</summary>
    public string? LongerTime(TaskArray array, ClusterProfile profile) => array.Time;

    public string StopCommand(SubmissionFolder submission) => $"kill {submission.CollectorJob}";

    /// <summary>Starts the agent so that it outlives this process: it reads nothing, and writes to a file of its own.</summary>
    private static Process Start(SubmissionFolder submission)
    {
        ProcessStartInfo start = new(ProgramCommand.Words[0], [.. ProgramCommand.Words.Skip(1), "work", submission.Path])
        {
            WorkingDirectory = submission.Plan.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
