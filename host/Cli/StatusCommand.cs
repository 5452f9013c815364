using System.CommandLine;
using System.Globalization;
using ScalingLab.Host.Clusters;
using ScalingLab.Host.Store;
using Spectre.Console;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab status FILE</c>: what is done, failed, in hand and missing, from the run records and the queue.</summary>
internal static class StatusCommand
{
    private const int GivenUpShown = 5;

    public static Command Create(Terminal terminal, Option<string[]> plugins) => LookCommand.Create(
        "status", "Show what is done, failed, in hand and missing, from the results folder and the queue.", Print, terminal, plugins);

    private static void Print(LoadedExperiment loaded, RunStore store, Terminal terminal)
    {
        // The queue first: a task that ends between the two looks then counts as done.
        var submissions = SubmissionFolder.All(store.Root);
        HashSet<string> inHand = [];
        List<string> lines = [.. submissions.Where(submission => !submission.IsSettled).SelectMany(submission => Describe(submission, inHand))];
        var done = store.Keys().ToHashSet();
        var failed = store.FailedKeys().ToHashSet();
        var table = new Table().Border(TableBorder.Simple).AddColumns("block", "runs", "done", "failed", "in hand", "missing");
        RunCount total = new();
        HashSet<string> counted = [];
        foreach (var block in loaded.Plan.GroupBy(run => run.Block))
        {
            RunCount count = new();
            foreach (string key in block.Select(run => run.Key).Distinct())
            {
                int state = done.Contains(key) ? 0 : inHand.Contains(key) ? 2 : failed.Contains(key) ? 1 : 3;
                count.Add(state);
                if (counted.Add(key)) total.Add(state);
            }

            table.AddRow([block.Key.Name, .. count.Cells]);
        }

        terminal.CreateConsole().Write(table);
        terminal.Out.WriteLine($"{loaded.Experiment.Id}: {total.Text}");
        foreach (string line in lines) terminal.Out.WriteLine(line);
        var doneBeginnings = done.Select(key => key[..Math.Min(key.Length, Settlement.KeyLength)]).ToHashSet();
        string[] givenUp = [.. submissions.SelectMany(submission => submission.GivenUp.Where(line => !doneBeginnings.Contains(line.Split(':')[0])).Select(line => $"submission {submission.Number} gave up {line}"))];
        foreach (string line in givenUp.Take(GivenUpShown)) terminal.Out.WriteLine(line);
        if (givenUp.Length > GivenUpShown) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {givenUp.Length - GivenUpShown} more"));
        if (total.Failed > 0) terminal.Out.WriteLine($"Why runs failed is in {Path.GetDirectoryName(store.FailurePath("x"))}; 'slab submit --retry-failed' sends them again.");
        if (total.Missing > 0) terminal.Out.WriteLine("'slab submit' sends what is missing, 'slab run' executes it here.");
    }

    private static IEnumerable<string> Describe(SubmissionFolder submission, HashSet<string> inHand)
    {
        var plan = submission.Plan;
        var launcher = Launchers.Of(plan.Launcher, Launchers.ShortPatience);
        QueueView queue;
        try
        {
            queue = launcher.Look([submission], withHistory: false);
        }
        catch (LaunchException exception)
        {
            return [$"submission {submission.Number} ({plan.Launcher}): the queue is not known: {exception.Message}"];
        }

        if (!queue.IsInHand(plan)) return [$"submission {submission.Number} ({plan.Launcher}): it left the queue without its collector; 'slab submit' sends what is missing"];
        foreach (string run in plan.Arrays.SelectMany(array => array.Tasks).SelectMany(task => task.Runs)) inHand.Add(run);
        var rows = plan.Arrays.Index().SelectMany(array => Enumerable.Range(0, array.Item.Tasks.Count).Select(index => queue.TaskOf(plan.Name, array.Index, index))).ToArray();
        int Of(TaskState state) => rows.Count(row => row.State == state);
        int ended = rows.Length - Of(TaskState.Waiting) - Of(TaskState.Running);
        var collector = queue.CollectorOf(plan.Name);
        string jobs = string.Join(", ", Enumerable.Range(0, plan.Arrays.Count).Select(array => submission.JobOf(array)).OfType<string>().Distinct());
        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"submission {submission.Number} ({plan.Launcher} {jobs}): {rows.Length} tasks, {Of(TaskState.Running)} running, {Of(TaskState.Waiting)} waiting, {ended} ended; collector ")
                + (collector.IsInHand ? collector.State == TaskState.Running ? "running" : "waiting" : $"{collector.Word}: what the tasks leave must be sent again by hand")
                + $". To stop: {launcher.StopCommand(submission)}",
        ];
        lines.AddRange(rows.Append(collector).Select(launcher.Obstacle).OfType<string>().CountBy(obstacle => obstacle)
            .Select(obstacle => string.Create(CultureInfo.InvariantCulture, $"  {obstacle.Value} waiting with {obstacle.Key}")));
        return lines;
    }

    /// <summary>Runs by what became of them.</summary>
    private sealed class RunCount
    {
        private readonly int[] _counts = new int[4];

        public int Failed => _counts[1];

        public int Missing => _counts[3];

        public IEnumerable<string> Cells => ((int[])[_counts.Sum(), .. _counts]).Select(number => number.ToString(CultureInfo.InvariantCulture));

        public string Text => string.Create(CultureInfo.InvariantCulture, $"{_counts.Sum()} runs: {_counts[0]} done, {_counts[1]} failed, {_counts[2]} in hand, {_counts[3]} missing");

        public void Add(int state) => _counts[state]++;
    }
}
