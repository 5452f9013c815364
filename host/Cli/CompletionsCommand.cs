using System.CommandLine;
using System.Reflection;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab completions SHELL</c></summary>
internal static class CompletionsCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "pwsh"];

    public static Command Create(Terminal terminal)
    {
        Argument<string> shell = new("SHELL") { Description = "bash, zsh or pwsh." };
        shell.AcceptOnlyFromAmong(Shells);
        Command command = new("completions", "Print the script that completes commands, options and names in a shell; the script says how to load it.") { shell };
        command.SetAction(parsed =>
        {
            using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream($"templates/completions/{parsed.GetRequiredValue(shell)}")!);
            terminal.Out.Write(reader.ReadToEnd());
            return ExitCode.Done;
        });
        return command;
    }
}
