using System.CommandLine;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary>A command that shows an experiment beside what is stored of it; it executes nothing and writes nothing.</summary>
internal static class LookCommand
{
    public static Command Create(string name, string description, Action<LoadedExperiment, RunStore, Terminal> show, Terminal terminal, Option<string[]> plugins)
    {
        var file = SharedOptions.File();
        var set = SharedOptions.Set();
        var output = SharedOptions.Out();
        Command command = new(name, description) { file, set, output };
        command.SetAction(parsed =>
        {
            var loaded = LoadedExperiment.Load(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set), parsed.GetRequiredValue(plugins), terminal);
            if (loaded is null) return ExitCode.WrongInput;
            show(loaded, RunStore.OpenRead(Path.Combine(parsed.GetRequiredValue(output), loaded.Experiment.Id)), terminal);
            return ExitCode.Done;
        });
        return command;
    }
}
