using System.Globalization;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Clusters;

/// <summary>Earlier submissions of a results folder that are still on their way.</summary>
internal sealed class SubmissionsInHand(RunStore store, TextWriter output)
{
    /// <summary>
    /// The runs that earlier submissions still take care of. What was planned but not sent, because the process ended in between, is sent now;
    /// tasks that a launcher holds back after a trouble of its own are released.
    /// </summary>
    /// <exception cref="LaunchException">A launcher does not answer, so that nobody knows.</exception>
    public IReadOnlySet<string> Find()
    {
        HashSet<string> runs = [];
        foreach (var submission in SubmissionFolder.All(store.Root).Where(submission => !submission.IsSettled))
        {
            var launcher = Launchers.Of(submission.Plan.Launcher, Launchers.ShortPatience);
            if (submission.CollectorJob is null && !Complete(submission, launcher)) continue;
            var queue = launcher.Look([submission], withHistory: false);
            int released = launcher.Release(submission, queue);
            if (released > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"submission {submission.Number}: {released} held tasks released"));
            if (!queue.IsInHand(submission.Plan))
            {
                // Cancelled, or lost with its collector: nobody takes care of it any more.
                submission.Settle();
                continue;
            }

            foreach (var array in submission.Plan.Arrays)
            {
                foreach (var task in array.Tasks) runs.UnionWith(task.Runs);
            }
        }

        return runs;
    }

    /// <summary>Sends a submission. When nothing of it could be sent it is void.</summary>
    /// <exception cref="LaunchException">It is refused, or nobody answers.</exception>
    public static void Launch(SubmissionFolder submission, ILauncher launcher)
    {
        try
        {
            launcher.Launch(submission);
        }
        catch (LaunchException) when (submission.JobOf(0) is null)
        {
            submission.Discard();
            throw;
        }
    }

    /// <returns>Whether it is sent now.</returns>
    private bool Complete(SubmissionFolder submission, ILauncher launcher)
    {
        try
        {
            Launch(submission, launcher);
            output.WriteLine($"submission {submission.Number}: its sending was broken off; completed now");
            return true;
        }
        catch (LaunchException exception) when (!Directory.Exists(submission.Path))
        {
            output.WriteLine($"submission {submission.Number}: its sending was broken off, and it cannot be completed: {exception.Message}");
            return false;
        }
    }
}
