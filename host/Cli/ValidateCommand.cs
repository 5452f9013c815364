using System.CommandLine;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab validate FILE</c></summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        var files = SharedOptions.Files();
        var set = SharedOptions.Set();
        Command command = new("validate", "Check an experiment file: all problems at once, nothing is run.") { files, set };
        command.SetAction(parsed =>
        {
            var all = LoadedExperiment.LoadAll(parsed.GetRequiredValue(files), parsed.GetRequiredValue(set), parsed.GetRequiredValue(plugins), terminal);
            if (all is null) return ExitCode.WrongInput;
            foreach (var loaded in all)
            {
                int points = loaded.Experiment.Points.Count, runs = loaded.Plan.DistinctBy(run => run.Key).Count();
                terminal.Out.WriteLine($"{loaded.Experiment.Id}: valid; {points} {(points == 1 ? "point" : "points")}, {runs} {(runs == 1 ? "run" : "runs")}");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
