using System.CommandLine;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab explain FILE</c>: for each run whether it is reused, and if not, which value differs from what is stored.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        var file = SharedOptions.File();
        var set = SharedOptions.Set();
        var output = SharedOptions.Out();
        Command command = new("explain", "For each run: is it reused or to be executed, and which value differs from what is stored.") { file, set, output };
        command.SetAction(parsed =>
        {
            var loaded = LoadedExperiment.Load(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set), parsed.GetRequiredValue(plugins), terminal);
            if (loaded is null) return ExitCode.WrongInput;
            Explain(loaded, RunStore.OpenRead(Path.Combine(parsed.GetRequiredValue(output), loaded.Experiment.Id)), terminal.Out);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Explain(LoadedExperiment loaded, RunStore store, TextWriter output)
    {
        InputsComparison comparison = new(store, loaded.Plan, loaded.Experiment.Seed);
        foreach (var run in loaded.Plan.DistinctBy(run => run.Key))
        {
            string what = $"{run.Key[..12]} {RunExecutor.Describe(run)}: ";
            if (store.Read(run.Key, out string? damaged) is not null) output.WriteLine(what + "reused");
            else if (damaged is not null) output.WriteLine(what + $"to be executed: its record is damaged: {damaged}");
            else if (store.HasFailed(run.Key)) output.WriteLine(what + $"failed earlier: {store.ReadFailure(run.Key)?.Message} Executed again with --retry-failed.");
            else output.WriteLine(what + "to be executed: " + comparison.WhyMissing(run));
        }
    }
}
