using System.CommandLine;
using System.Globalization;
using ScalingLab.Host.Store;
using Spectre.Console;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab plan FILE</c></summary>
internal static class PlanCommand
{
    private const int RecordsPerEstimate = 20;

    public static Command Create(Terminal terminal, Option<string[]> plugins) => LookCommand.Create(
        "plan", "Show the runs of an experiment: what is done, what is left, and what that may cost.", Print, terminal, plugins);

    private static void Print(LoadedExperiment loaded, RunStore store, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("block", "model", "points", "runs", "done", "failed", "left", "estimated cost");
        foreach (var block in loaded.Plan.GroupBy(run => run.Block))
        {
            string[] keys = [.. block.Select(run => run.Key).Distinct()];
            string[] done = [.. keys.Where(store.ContainsWhole)];
            int failed = keys.Count(key => !store.Contains(key) && store.HasFailed(key));
            int left = keys.Length - done.Length - failed;
            table.AddRow(
                block.Key.Name, block.Key.Model.Name, Number(block.Key.Points.Count), Number(keys.Length), Number(done.Length), Number(failed), Number(left),
                left == 0 ? "-" : Cost(store, done, left));
        }

        terminal.CreateConsole().Write(table);
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Cost(RunStore store, string[] done, int left)
    {
        double[] seconds = [.. done.Take(RecordsPerEstimate).Select(key => store.Read(key, out _)?.Provenance.WallSeconds).OfType<double>()];
        return seconds.Length == 0
            ? "unknown: no run of this block is done yet"
            : string.Create(CultureInfo.InvariantCulture, $"{left * seconds.Average():G3} s on one core");
    }
}
