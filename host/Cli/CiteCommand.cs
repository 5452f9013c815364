using System.CommandLine;
using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab cite FILE</c></summary>
internal static class CiteCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        var files = SharedOptions.Files();
        var set = SharedOptions.Set();
        Command command = new("cite", "Print the BibTeX entries of the papers behind an experiment.") { files, set };
        command.SetAction(parsed =>
        {
            var all = LoadedExperiment.LoadAll(parsed.GetRequiredValue(files), parsed.GetRequiredValue(set), parsed.GetRequiredValue(plugins), terminal);
            if (all is null) return ExitCode.WrongInput;
            HashSet<string> printed = [];
            foreach (var loaded in all) Write(loaded.Experiment, printed, terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(Experiment experiment, HashSet<string> printed, Terminal terminal)
    {
        var citations = Citations.Citations.Of(experiment);
        terminal.Out.WriteLine($"% {experiment.Id}{(experiment.Source == "" ? "" : $": {experiment.Source}")}");
        if (citations.Entries.Count == 0) terminal.Out.WriteLine("% None of its components states a paper.");
        foreach (var (key, entry, by) in citations.Entries)
        {
            terminal.Out.WriteLine($"% {key} is cited by {string.Join(", ", by)}");
            if (printed.Add(key)) terminal.Out.WriteLine(entry);
        }

        foreach (string key in citations.Missing) terminal.Error.WriteLine($"slab: '{key}' is cited, but the plugin's bibliography.bib has no such entry.");
    }
}
