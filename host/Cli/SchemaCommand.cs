using System.CommandLine;
using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab schema</c></summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        Command command = new("schema", "Print the JSON Schema of experiment files with the loaded plugins, for editors.");
        command.SetAction(parsed =>
        {
            terminal.Out.WriteLine(ExperimentSchema.Create(PluginCatalog.Load(parsed.GetRequiredValue(plugins))));
            return ExitCode.Done;
        });
        return command;
    }
}
