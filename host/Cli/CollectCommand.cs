using System.CommandLine;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Export;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab collect FILE</c>: analyses and draws what is there, executes nothing.</summary>
internal static class CollectCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        var file = SharedOptions.File();
        var set = SharedOptions.Set();
        var output = SharedOptions.Out();
        var renderer = SharedOptions.Renderer();
        var check = SharedOptions.Check();
        var logTo = SharedOptions.LogTo();
        Command command = new("collect", "Analyse, judge and draw what is there; nothing is executed.") { file, set, output, check, renderer, logTo };
        command.SetAction(parsed =>
        {
            var loaded = LoadedExperiment.Load(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set), parsed.GetRequiredValue(plugins), terminal);
            if (loaded is null) return ExitCode.WrongInput;
            var drawing = FigureDrawing.Create(loaded.Catalog, parsed.GetValue(renderer));
            string root = Path.Combine(parsed.GetRequiredValue(output), loaded.Experiment.Id);
            if (!Directory.Exists(root)) throw new InputException($"There are no results in {root}. Is --out right? 'slab run' makes them.");
            return Collect(loaded, RunStore.Open(root), drawing, SharedOptions.StoreOf(parsed.GetValue(logTo)), parsed.GetValue(check), terminal);
        });
        return command;
    }

    /// <summary>Analyses, judges and draws what is stored.</summary>
    /// <returns>The exit code.</returns>
    public static int Collect(LoadedExperiment loaded, RunStore store, FigureDrawing drawing, MlflowStore? log, bool check, Terminal terminal)
    {
        Sweep sweep = new(store, new SweepOptions());
        sweep.Load(loaded.Plan);
        var outcome = sweep.Outcome();
        OutcomeText.Write(loaded.Experiment, loaded.Plan, store, outcome, terminal);
        if (outcome.Planned > 0) terminal.Out.WriteLine("'slab run' executes what is left.");
        ProvenanceSource provenance = new(loaded.Experiment.FilePath, Environment.GetCommandLineArgs(), TimeProvider.System);
        var findings = new ResultsWriter(loaded.Experiment, loaded.Plan, store).Write(outcome, drawing, provenance.Shared).Findings;
        drawing.TellProblems(terminal);
        FindingsText.Write(loaded.Experiment, findings, store, terminal);
        log?.Log(loaded.Experiment, loaded.Plan, outcome, findings, store.Root);
        return ExitCode.Of(outcome, findings, check);
    }
}
