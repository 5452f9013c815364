using System.Globalization;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Clusters;

/// <summary>
/// What the collector does when the tasks of a submission have ended: looks which results are there, sends again what is missing within the
/// budgets, and says when nothing is left to wait for.
/// </summary>
internal sealed class Settlement(SubmissionFolder submission, RunStore store, ILauncher launcher, TextWriter output, Action<TimeSpan> sleep)
{
    /// <summary>How much of a key names a run that was given up.</summary>
    public const int KeyLength = 12;

    private const int Looks = 3;

    private readonly Submission _plan = submission.Plan;

    /// <summary>Settles the submission.</summary>
    /// <returns>The runs that were given up when everything is over; <see langword="null"/> when somebody else goes on: new tasks, or a collector after them.</returns>
    /// <exception cref="LaunchException">What is missing could not be sent again.</exception>
    public IReadOnlyList<Unfinished>? Settle()
    {
        Triage triage = new(submission, store);
        for (int look = 1; ; look++)
        {
            // The queue first: a result that appears between the two looks is then simply there.
            var queue = launcher.Look([submission], withHistory: true);
            var done = store.Keys().ToHashSet();
            if (triage.IsInHand(queue, done))
            {
                launcher.LaunchCollector(submission);
                output.WriteLine($"submission {submission.Number}: some tasks are queued again; a new collector waits for them");
                return null;
            }

            var unfinished = triage.Find(queue, done);
            if (unfinished.All(run => run.IsCertain) || look == Looks) return SendAgain(unfinished);
            sleep(TimeSpan.FromSeconds(_plan.Profile.SettleSeconds / (Looks - 1)));
        }
    }

    private IReadOnlyList<Unfinished>? SendAgain(IReadOnlyList<Unfinished> unfinished)
    {
        foreach (var group in unfinished.GroupBy(run => (run.Kind, run.Word)))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"submission {submission.Number}: {group.Count()} without a result: {group.Key.Word}"));
        var retry = RetryPlan.Create(unfinished, _plan, launcher, store.FailureStamp);
        if (retry.GivenUp.Count > 0) submission.NoteGivenUp(retry.GivenUp.Select(run => $"{run.Key[..KeyLength]}: {run.Word}"));
        if (retry.Arrays.Count == 0) return retry.GivenUp;
        var next = submission.CreateRetry(number => _plan with
        {
            Name = NameOfRetry(_plan.Name, number),
            Created = DateTimeOffset.UtcNow,
            Arrays = retry.Arrays,
        });
        launcher.Launch(next);
        submission.Settle();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"submission {next.Number}: {next.Plan.Arrays.Sum(array => array.Tasks.Sum(task => task.Runs.Count))} runs sent again"));
        return null;
    }

    /// <summary>Names end with the number of the submission.</summary>
    private static string NameOfRetry(string name, string number) => name[..(name.LastIndexOf('-') + 1)] + number;
}
