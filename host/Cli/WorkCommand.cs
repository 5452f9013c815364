using System.CommandLine;
using ScalingLab.Host.Clusters;
using ScalingLab.Host.Clusters.Local;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab work FOLDER</c>, the agent of the local launcher: executes all tasks of a submission on this machine, then settles.</summary>
internal static class WorkCommand
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(5);

    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = new("FOLDER") { Description = "The folder of the submission." };
        Command command = new("work", "Execute the tasks of a submission on this machine; the local launcher calls it.") { folder };
        command.Hidden = true;
        command.SetAction(parsed => Work(SubmissionFolder.Open(parsed.GetRequiredValue(folder))));
        return command;
    }

    private static int Work(SubmissionFolder submission)
    {
        // Whoever started it does not wait for it, so that nobody reads what it prints.
        using StreamWriter log = new(new FileStream(submission.AgentLog, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        Terminal terminal = new(log, log, isInteractive: false);
        using var agent = Take(submission.AgentLock);
        if (agent is null) return ExitCode.Done;
        try
        {
            using Interrupt interrupt = new(terminal.Error);
            using (Take(submission.TasksLock)) new LocalAgent(submission).Execute(interrupt.Token);
            return interrupt.Token.IsCancellationRequested ? ExitCode.Interrupted : SettleCommand.Settle(submission, terminal);
        }
        catch (Exception exception) when (exception is Store.StoreException or LaunchException or InputException)
        {
            log.WriteLine($"slab: {exception.Message}");
            return ExitCode.RunFailed;
        }
    }

    /// <summary>Takes a lock; whoever only looks whether it is held holds it for a moment.</summary>
    private static IDisposable? Take(string path)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < LockPatience)
        {
            if (FileLock.TryTake(path) is { } taken) return taken;
            Thread.Sleep(20);
        }

        return null;
    }
}
