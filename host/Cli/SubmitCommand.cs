using System.CommandLine;
using System.Globalization;
using ScalingLab.Host.Clusters;
using ScalingLab.Host.Clusters.Local;
using ScalingLab.Host.Clusters.Slurm;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab submit FILE</c>: sends what is missing to be executed elsewhere, and exits.</summary>
internal static class SubmitCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        var file = SharedOptions.File();
        var set = SharedOptions.Set();
        var output = SharedOptions.Out();
        Option<bool> slurm = new("--slurm") { Description = "Send to SLURM, as a job array with a collector after it." };
        Option<bool> local = new("--local") { Description = "Execute as processes of this machine, in the background." };
        Option<bool> retryFailed = new("--retry-failed") { Description = "Send also what failed earlier." };
        ProfileOptions profile = new();
        Command command = new("submit", "Send the runs that are missing to a cluster and exit; nothing must stay alive here.") { file, slurm, local, set, output, retryFailed };
        foreach (var option in profile.All) command.Add(option);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(slurm) == parsed.GetValue(local)) throw new InputException("Say where: --slurm sends to SLURM, --local executes in the background here.");
            if (profile.Read(parsed, terminal) is not { } settings) return ExitCode.WrongInput;
            var loaded = LoadedExperiment.Load(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set), parsed.GetRequiredValue(plugins), terminal);
            if (loaded is null) return ExitCode.WrongInput;
            var launcher = Launchers.Of(parsed.GetValue(slurm) ? SlurmLauncher.LauncherName : LocalLauncher.LauncherName, Launchers.ShortPatience);
            var store = RunStore.Open(Path.Combine(parsed.GetRequiredValue(output), loaded.Experiment.Id));
            return Submit(loaded, store, launcher, settings, parsed.GetRequiredValue(plugins), parsed.GetValue(retryFailed), terminal);
        });
        return command;
    }

    private static int Submit(
        LoadedExperiment loaded, RunStore store, ILauncher launcher, ClusterProfile profile, IReadOnlyList<string> pluginFolders, bool retryFailed, Terminal terminal)
    {
        string id = loaded.Experiment.Id;
        var inHand = new SubmissionsInHand(store, terminal.Out).Find();
        var done = store.Keys().ToHashSet();
        var failed = store.FailedKeys().ToHashSet();
        PlannedRun[] missing = [.. loaded.Plan.DistinctBy(run => run.Key).Where(run => !done.Contains(run.Key))];
        int waiting = missing.Count(run => inHand.Contains(run.Key));
        PlannedRun[] sent = [.. missing.Where(run => !inHand.Contains(run.Key) && (retryFailed || !failed.Contains(run.Key)))];
        int leftOut = missing.Length - waiting - sent.Length;
        string also = (waiting > 0 ? $", {Count(waiting)} in hand" : "") + (leftOut > 0 ? $", {Count(leftOut)} failed earlier (--retry-failed sends them)" : "");
        if (sent.Length == 0)
        {
            terminal.Out.WriteLine($"{id}: nothing to send{also}");
            return ExitCode.Done;
        }

        RunCosts costs = new(store, loaded.Plan, done);
        if (!costs.IsKnown && profile.RunsPerTask is null)
            terminal.Out.WriteLine($"No run is finished yet, so that a run is taken to last {RunCosts.UnknownSeconds:0} s; --runs-per-task sets the size of a task.");
        var tasks = TaskGrouping.Group(sent, profile, costs.SecondsOf).Select(group => new RunTask
        {
            Runs = [.. group.Select(run => run.Key)],
            Retry = group.Where(run => failed.Contains(run.Key)).ToDictionary(run => run.Key, run => store.FailureStamp(run.Key)),
        });
        var arrays = TaskGrouping.Arrays(tasks, profile.Time, profile.Mem, launcher.LargestArray);
        var submission = SubmissionFolder.Create(store.Root, number => new Submission
        {
            Name = $"slab-{id}-{Guid.NewGuid().ToString("N")[..8]}-{number}",
            Launcher = launcher.Name,
            Created = DateTimeOffset.UtcNow,
            ExperimentFile = Path.GetFullPath(loaded.Experiment.FilePath),
            ExperimentText = loaded.Experiment.Text,
            Overrides = loaded.Experiment.Overrides,
            PluginFolders = [.. pluginFolders.Select(folder => Path.GetFullPath(folder))],
            WorkingDirectory = Directory.GetCurrentDirectory(),
            Profile = profile,
            Arrays = arrays,
        });
        SubmissionsInHand.Launch(submission, launcher);
        string jobs = string.Join(", ", Enumerable.Range(0, arrays.Count).Select(array => submission.JobOf(array)).Distinct());
        terminal.Out.WriteLine(
            $"{id}: {Count(sent.Length)} {(sent.Length == 1 ? "run" : "runs")} in {Count(arrays.Sum(array => array.Tasks.Count))} {(arrays.Sum(array => array.Tasks.Count) == 1 ? "task" : "tasks")} sent to {launcher.Name} as job {jobs}{also}");
        terminal.Out.WriteLine($"'slab status' tells how it goes; the report comes by itself. To stop: {launcher.StopCommand(submission)}");
        return ExitCode.Done;
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
