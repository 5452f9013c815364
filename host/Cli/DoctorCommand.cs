using System.CommandLine;
using ScalingLab.Host.Doctor;
using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab doctor</c>: looks at everything that experiments need here, and says what to do.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        Argument<string[]> files = new("FILE") { Description = "Experiment files whose components and data files are looked for, too.", Arity = ArgumentArity.ZeroOrMore };
        var output = SharedOptions.Out();
        Command command = new("doctor", "Check .NET, the processor, plugins, data, SLURM and the results folder, and say what to do.") { files, output };
        command.SetAction(parsed =>
        {
            var catalog = PluginCatalog.Load(parsed.GetRequiredValue(plugins));
            CheckResult[] results =
            [
                .. MachineChecks.Run(),
                .. PluginChecks.Run(catalog),
                .. (parsed.GetValue(files) ?? []).Select(file => Experiment(file, ExperimentReader.Read(file, [], catalog))),
                .. DataChecks.Run(),
                .. FolderChecks.Run(parsed.GetRequiredValue(output)),
                .. SlurmChecks.Run(Directory.GetCurrentDirectory()),
            ];
            foreach (var result in results) Write(result, terminal.Out);
            int problems = results.Count(result => result.Severity == CheckSeverity.Problem);
            terminal.Out.WriteLine(problems == 0 ? "Nothing is in the way." : $"{problems} {(problems == 1 ? "problem" : "problems")}; what to do stands below each.");
            return problems == 0 ? ExitCode.Done : ExitCode.RunFailed;
        });
        return command;
    }

    private static CheckResult Experiment(string file, ExperimentReading reading) => reading.Experiment is { } experiment
        ? CheckResult.Good(file, $"valid, with {(experiment.Blocks.Count == 1 ? "1 block" : $"{experiment.Blocks.Count} blocks")}; all components and data files are there")
        : CheckResult.Problem(file, string.Join(' ', reading.Diagnostics.Select(problem => $"{problem.Message} {problem.Remedy}".TrimEnd())), $"'slab validate {file}' shows the places.");

    private static void Write(CheckResult result, TextWriter output)
    {
        string word = result.Severity switch
        {
            CheckSeverity.Good => "ok",
            CheckSeverity.Note => "note",
            _ => "PROBLEM",
        };
        output.WriteLine($"{word,-8} {result.Subject}: {result.Text}");
        if (result.Remedy.Length > 0) output.WriteLine($"{"",-8} -> {result.Remedy}");
    }
}
