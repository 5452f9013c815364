using System.CommandLine;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab explain FILE</c>: for each run whether it is reused, and if not, which value differs from what is stored.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins) => LookCommand.Create(
        "explain", "For each run: is it reused or to be executed, and which value differs from what is stored.", Explain, terminal, plugins);

    private static void Explain(LoadedExperiment loaded, RunStore store, Terminal terminal)
    {
        var output = terminal.Out;
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
