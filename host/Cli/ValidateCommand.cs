using System.CommandLine;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab validate FILE</c></summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        var file = SharedOptions.File();
        var set = SharedOptions.Set();
        Command command = new("validate", "Check an experiment file: all problems at once, nothing is run.") { file, set };
        command.SetAction(parsed =>
        {
            var loaded = LoadedExperiment.Load(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set), parsed.GetRequiredValue(plugins), terminal);
            if (loaded is null) return ExitCode.WrongInput;
            int points = loaded.Experiment.Points.Count, runs = loaded.Plan.DistinctBy(run => run.Key).Count();
            terminal.Out.WriteLine($"{loaded.Experiment.Id}: valid; {points} {(points == 1 ? "point" : "points")}, {runs} {(runs == 1 ? "run" : "runs")}");
            return ExitCode.Done;
        });
        return command;
    }
}
