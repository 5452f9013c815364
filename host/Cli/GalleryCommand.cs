using System.CommandLine;
using ScalingLab.Host.Comparison;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Gallery;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab gallery</c>: a page per experiment with its figures and findings, and an index of all.</summary>
internal static class GalleryCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        Argument<string[]> files = new("FILE")
        {
            Description = "Experiment files; all below the folder 'experiments' when not given.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var jobs = SharedOptions.Jobs();
        var results = SharedOptions.Out();
        Option<string> output = new("--output")
        {
            Description = "The folder that the gallery is written to.",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine("docs", "gallery"),
        };
        Option<bool> stored = new("--stored") { Description = "Execute nothing; experiments with runs left to execute are passed over." };
        Command command = new("gallery", "Draw experiments into a folder with a page for each and an index. What is stored is not executed again.")
        {
            files, output, results, jobs, stored,
        };
        command.SetAction(parsed =>
        {
            var all = LoadedExperiment.LoadAll(FilesOf(parsed.GetRequiredValue(files)), [], parsed.GetRequiredValue(plugins), terminal);
            if (all is null) return ExitCode.WrongInput;
            var drawing = FigureDrawing.Create(all[0].Catalog, "svg");
            SweepOptions options = new() { Jobs = parsed.GetValue(jobs) ?? Environment.ProcessorCount };
            GalleryFolder gallery = new(parsed.GetRequiredValue(output));
            List<int> codes = [];
            foreach (var loaded in all)
            {
                string root = Path.Combine(parsed.GetRequiredValue(results), loaded.Experiment.Id);
                if ((parsed.GetValue(stored) || IsForLargerMachines(loaded)) && Left(loaded, root) is > 0 and int left)
                {
                    terminal.Out.WriteLine($"{loaded.Experiment.Id}: passed over, {left} {(left == 1 ? "run is" : "runs are")} not stored");
                    continue;
                }

                codes.Add(RunCommand.Execute(loaded, RunSelection.Parse(null, null), RunStore.Open(root), options, drawing, log: null, check: false, server: null, terminal));
                if (codes[^1] == ExitCode.Interrupted) break;
                foreach (string note in gallery.Add(loaded.Experiment, root, StoredFinding.Read(root))) terminal.Error.WriteLine($"slab: {note}");
            }

            terminal.Out.WriteLine($"gallery: {gallery.WriteIndex()} experiments in {gallery.IndexFile}");
            return ExitCode.Worst(codes);
        });
        return command;
    }

    private static IReadOnlyList<string> FilesOf(IReadOnlyList<string> given)
    {
        if (given.Count > 0) return given;
        const string folder = "experiments";
        string[] found = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories) : [];
        if (found.Length == 0) throw new InputException($"There is no experiment below the folder '{folder}'. Name the files: slab gallery FILE...");
        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>An experiment of many hours says so by the line <c>x-gallery: stored</c>: it is drawn once it was run elsewhere.</summary>
    private static bool IsForLargerMachines(LoadedExperiment loaded) => loaded.Experiment.Text.Split('\n').Any(line => line.Split('#')[0].TrimEnd() == "x-gallery: stored");

    private static int Left(LoadedExperiment loaded, string root)
    {
        var store = RunStore.OpenRead(root);
        return loaded.Plan.DistinctBy(run => run.Key).Count(run => !store.Contains(run.Key));
    }
}
