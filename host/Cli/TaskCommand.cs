using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using ScalingLab.Host.Clusters;
using ScalingLab.Host.Clusters.Slurm;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab task FOLDER ARRAY INDEX</c>, started by launchers: executes the runs of one task of a submission.</summary>
internal static class TaskCommand
{
    /// <summary>So that a model that is saved and never gets any further ends one day.</summary>
    private const int MostRestarts = 1000;

    private static int Restarts => int.TryParse(Environment.GetEnvironmentVariable("SLURM_RESTART_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 0;

    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = new("FOLDER") { Description = "The folder of the submission." };
        Argument<int> array = new("ARRAY") { Description = "The array of the task." };
        Argument<int> index = new("INDEX") { Description = "The index of the task in its array." };
        Command command = new("task", "Execute one task of a submission; launchers call it.") { folder, array, index };
        command.Hidden = true;
        command.SetAction(parsed => Execute(SubmissionFolder.Open(parsed.GetRequiredValue(folder)), parsed.GetRequiredValue(array), parsed.GetRequiredValue(index), terminal));
        return command;
    }

    private static int Execute(SubmissionFolder submission, int array, int index, Terminal terminal)
    {
        // Registered first: the warning may come while the experiment is still being read.
        using Interrupt interrupt = new(terminal.Error);
        using TimeLimitWarning warning = new(terminal.Error);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt.Token, warning.Token);
        submission.NoteStart(array, index);
        var plan = submission.Plan;
        var task = plan.Arrays[array].Tasks[index];
        var loaded = LoadedExperiment.Load(plan, terminal);
        if (loaded is null) return ExitCode.WrongInput;
        var keys = task.Runs.ToHashSet();
        PlannedRun[] runs = [.. loaded.Plan.Where(run => keys.Contains(run.Key)).DistinctBy(run => run.Key)];
        var store = RunStore.Open(submission.StoreRoot);
        SweepOptions options = new() { Jobs = plan.Profile.CpusPerTask, Retries = key => Triage.IsKnown(store, key, task) };
        Sweep sweep = new(store, options);
        var missing = sweep.Load(runs);
        ProvenanceSource provenance = new(plan.ExperimentFile, Environment.GetCommandLineArgs(), TimeProvider.System);
        int saved = 0;
        SweepProgress.Execute(terminal, missing, options.Jobs, progress =>
        {
            RunExecutor executor = new(loaded.Experiment.Seed, provenance, progress, store.Checkpoints, options.Checkpoints);
            sweep.Execute(missing, executor, progress, stop.Token);
            saved = executor.Saved;
        });
        var outcome = sweep.Outcome();
        OutcomeText.Write(loaded.Experiment, runs, store, outcome, terminal);
        bool isLeft = outcome.Planned > outcome.Executed + outcome.Failures.Count - outcome.FailedEarlier;
        if (isLeft && warning.Token.IsCancellationRequested) return QueueAgain(submission, array, index, outcome.Executed + saved > 0, terminal);
        if (isLeft && interrupt.Token.IsCancellationRequested) return ExitCode.Interrupted;
        if (runs.Length == keys.Count) return outcome.Failures.Count > 0 ? ExitCode.RunFailed : ExitCode.Done;
        terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slab: {keys.Count - runs.Length} runs of this task are not in the plan any more: the program, a plugin or a data file was changed after they were sent. ")
            + "'slab submit' sends what is missing now.");
        return ExitCode.RunFailed;
    }

    /// <summary>The time limit is near: what came further goes on later where it stopped; what did not needs a longer limit, which is the collector's matter.</summary>
    private static int QueueAgain(SubmissionFolder submission, int array, int index, bool cameFurther, Terminal terminal)
    {
        string? job = Environment.GetEnvironmentVariable("SLURM_ARRAY_JOB_ID"), task = Environment.GetEnvironmentVariable("SLURM_ARRAY_TASK_ID");
        if (cameFurther && Restarts < MostRestarts && job is not null && task is not null)
        {
            terminal.Out.WriteLine("The time limit is near; what is finished is stored, what is running is saved where its model can be, and the task queues again for the rest.");
            terminal.Out.Flush();
            var result = new SlurmPrograms(TimeSpan.FromSeconds(60), TimeProvider.System).Run("scontrol", ["requeue", $"{job}_{task}"]);
            if (result.ExitCode == 0) return ExitCode.Interrupted;
            terminal.Error.WriteLine($"slab: the task cannot be queued again: {SlurmPrograms.Message(result)} The collector sends what is left.");
        }

        submission.NoteTimeLimit(array, index);
        return ExitCode.RunFailed;
    }

    /// <summary>SIGUSR1, which sbatch was asked to send before the time limit.</summary>
    private sealed class TimeLimitWarning : IDisposable
    {
        private readonly CancellationTokenSource _source = new();
        private readonly PosixSignalRegistration? _registration;

        public TimeLimitWarning(TextWriter error)
        {
            if (OperatingSystem.IsWindows()) return;
            const int linux = 10, mac = 30;
            _registration = PosixSignalRegistration.Create((PosixSignal)(OperatingSystem.IsMacOS() ? mac : linux), context =>
            {
                context.Cancel = true;
                error.WriteLine("slab: the time limit is near; stopping.");
                _source.Cancel();
            });
        }

        public CancellationToken Token => _source.Token;

        public void Dispose()
        {
            _registration?.Dispose();
            _source.Dispose();
        }
    }
}
