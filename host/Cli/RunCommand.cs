using System.CommandLine;
using System.Runtime.CompilerServices;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Export;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Store;
using ScalingLab.Host.Watch;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab run FILE</c>: everything from the file to the judged figure; resumes what is there.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        var files = SharedOptions.Files();
        var set = SharedOptions.Set();
        var output = SharedOptions.Out();
        var jobs = SharedOptions.Jobs();
        var checkpoints = SharedOptions.CheckpointEvery();
        var renderer = SharedOptions.Renderer();
        Option<bool> failFast = new("--fail-fast") { Description = "Stop at the first run that fails." };
        Option<bool> retryFailed = new("--retry-failed") { Description = "Execute again what failed earlier." };
        Option<bool> fresh = new("--fresh") { Description = "Move the results that are there aside and execute everything." };
        var check = SharedOptions.Check();
        var logTo = SharedOptions.LogTo();
        Option<string?> shard = new("--shard") { Description = "Execute only the i-th of n parts, for arrays of jobs; 'slab collect' then analyses.", HelpName = "i/n" };
        Option<string?> key = new("--run") { Description = "Execute only the run with this key, or this beginning of a key.", HelpName = "KEY" };
        Option<bool> watching = new("--watch") { Description = "Serve a page with the progress, and with the curves and findings so far, to this machine alone, and print its address." };
        var port = SharedOptions.Port();
        Command command = new("run", "Run an experiment: simulate, solve, analyse, judge and draw. What is there already is not executed again.")
        {
            files, set, jobs, output, failFast, retryFailed, fresh, check, renderer, shard, key, checkpoints, logTo, watching, port,
        };
        command.SetAction(parsed =>
        {
            var all = LoadedExperiment.LoadAll(parsed.GetRequiredValue(files), parsed.GetRequiredValue(set), parsed.GetRequiredValue(plugins), terminal);
            if (all is null) return ExitCode.WrongInput;
            var part = RunSelection.Parse(parsed.GetValue(shard), parsed.GetValue(key));
            var drawing = FigureDrawing.Create(all[0].Catalog, parsed.GetValue(renderer));
            var log = SharedOptions.StoreOf(parsed.GetValue(logTo));
            SweepOptions options = new()
            {
                Jobs = parsed.GetValue(jobs) ?? Environment.ProcessorCount,
                FailFast = parsed.GetValue(failFast),
                RetryFailed = parsed.GetValue(retryFailed),
                Checkpoints = CheckpointOptions.Every(parsed.GetValue(checkpoints)),
            };
            if (parsed.GetValue(port) is not null && !parsed.GetValue(watching)) throw new InputException("--port is that of the page which --watch serves. Give both, or none.");
            using var server = parsed.GetValue(watching) ? Serve(parsed.GetValue(port), options.Jobs, terminal) : null;
            List<int> codes = [];
            foreach (var loaded in all)
            {
                string root = Path.Combine(parsed.GetRequiredValue(output), loaded.Experiment.Id);
                if (parsed.GetValue(fresh)) MoveAside(root, terminal);
                codes.Add(Execute(loaded, part, RunStore.Open(root), options, drawing, log, parsed.GetValue(check), server, terminal));
                if (codes[^1] == ExitCode.Interrupted || (options.FailFast && codes[^1] == ExitCode.RunFailed)) break;
            }

            return ExitCode.Worst(codes);
        });
        return command;
    }

    /// <summary>Executes what is missing of a part of an experiment; of the whole it also analyses, judges and draws.</summary>
    /// <returns>The exit code.</returns>
    public static int Execute(
        LoadedExperiment loaded, RunSelection part, RunStore store, SweepOptions options, FigureDrawing drawing, MlflowStore? log, bool check, ILivePage? server,
        Terminal terminal)
    {
        var experiment = loaded.Experiment;
        var runs = part.Of(loaded.Plan);
        Sweep sweep = new(store, options);
        var missing = sweep.Load(runs);
        using Interrupt interrupt = new(terminal.Error);
        ProvenanceSource provenance = new(experiment.FilePath, Environment.GetCommandLineArgs(), TimeProvider.System);
        var live = server is null ? null : new LiveSweep(loaded, runs, missing, store, sweep, provenance);
        if (live is not null) server!.Show(live);
        int saved = 0;
        SweepProgress.Execute(terminal, missing, options.Jobs, shown =>
        {
            var progress = live?.Before(shown) ?? shown;
            RunExecutor executor = new(experiment.Seed, provenance, progress, store.Checkpoints, options.Checkpoints);
            sweep.Execute(missing, executor, progress, interrupt.Token);
            saved = executor.Saved;
        });
        var outcome = sweep.Outcome();
        OutcomeText.Write(experiment, runs, store, outcome, terminal);
        if (interrupt.Token.IsCancellationRequested)
        {
            live?.End(Phase.Interrupted);
            terminal.Error.WriteLine($"slab: interrupted{(saved > 0 ? $", {saved} {(saved == 1 ? "run" : "runs")} saved in the middle" : "")}. The same command goes on where it stopped.");
            return ExitCode.Interrupted;
        }

        if (part.IsPart)
        {
            live?.End(Phase.Ended);
            return outcome.Failures.Count > 0 ? ExitCode.RunFailed : ExitCode.Done;
        }

        live?.Analysing();
        var report = new ResultsWriter(loaded.Experiment, loaded.Plan, store).Write(outcome, drawing, provenance.Shared);
        live?.End(report);
        drawing.TellProblems(terminal);
        FindingsText.Write(experiment, report.Findings, store, terminal);
        log?.Log(experiment, loaded.Plan, outcome, report.Findings, store.Root);
        return ExitCode.Of(outcome, report.Findings, check);
    }

    /// <summary>On its own so that the assemblies of the server are loaded when it is asked for and not before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ILivePage Serve(int? port, int jobs, Terminal terminal)
    {
        var server = WatchServer.Start(port ?? 0, jobs);
        terminal.Out.WriteLine($"watch: {server.Address}");
        return server;
    }

    private static void MoveAside(string root, Terminal terminal)
    {
        if (!Directory.Exists(root)) return;
        int n = 1;
        while (Directory.Exists($"{root}.{n}")) n++;
        try
        {
            Directory.Move(root, $"{root}.{n}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{root} cannot be moved aside: {exception.Message} Choose another folder with --out DIR.", exception);
        }

        terminal.Out.WriteLine($"The earlier results are kept in {root}.{n}.");
    }
}
