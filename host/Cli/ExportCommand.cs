using System.CommandLine;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Export;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab export FILE --to FORMAT</c></summary>
internal static class ExportCommand
{
    private static readonly string[] Formats = ["npz", "csv"];

    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        var file = SharedOptions.File();
        var set = SharedOptions.Set();
        var output = SharedOptions.Out();
        Option<string> to = new("--to")
        {
            Description = "npz: one file of arrays for NumPy, runs x times. csv: one table per block, a row per run and time.",
            HelpName = "npz|csv",
            Required = true,
        };
        to.AcceptOnlyFromAmong(Formats);
        Option<string?> folder = new("--output") { Description = "Where the files are written; 'export' in the results folder when not given.", HelpName = "DIR" };
        Command command = new("export", "Write the curves that are there for Python, R or Julia; nothing is executed.") { file, to, folder, set, output };
        command.SetAction(parsed =>
        {
            var loaded = LoadedExperiment.Load(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set), parsed.GetRequiredValue(plugins), terminal);
            if (loaded is null) return ExitCode.WrongInput;
            string root = Path.Combine(parsed.GetRequiredValue(output), loaded.Experiment.Id);
            if (!Directory.Exists(root)) throw new InputException($"There are no results in {root}. Is --out right? 'slab run' makes them.");
            Sweep sweep = new(RunStore.OpenRead(root), new SweepOptions());
            sweep.Load(loaded.Plan);
            var tables = CurveTable.Of(loaded.Experiment, loaded.Plan, sweep.Outcome().Records);
            if (tables.Count == 0) throw new InputException($"No run of {loaded.Experiment.FilePath} is finished in {root}; 'slab run' executes them.");
            foreach (string written in Write(parsed.GetRequiredValue(to), parsed.GetValue(folder) ?? Path.Combine(root, "export"), loaded.Experiment, tables))
                terminal.Out.WriteLine(written);
            return ExitCode.Done;
        });
        return command;
    }

    private static List<string> Write(string format, string folder, Experiment experiment, IReadOnlyList<CurveTable> tables)
    {
        try
        {
            Directory.CreateDirectory(folder);
            List<(string Name, Action<Stream> Write)> files = format == "npz"
                ? [($"{experiment.Id}.npz", stream => NpzFile.Write(stream, experiment, tables))]
                : [.. tables.Select(table => ($"{table.Block}.csv", (Action<Stream>)(stream => WideCsvFile.Write(stream, experiment, table))))];
            List<string> written = [];
            foreach (var (name, write) in files)
            {
                written.Add(Path.Combine(folder, name));
                AtomicFile.Replace(written[^1], write);
            }

            return written;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder} cannot be written: {exception.Message} Choose another folder with --output DIR.");
        }
    }
}
