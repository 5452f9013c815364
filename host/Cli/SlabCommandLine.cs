using System.CommandLine;
using ScalingLab.Host.Clusters;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary>The command line of <c>slab</c>.</summary>
internal static class SlabCommandLine
{
    /// <summary>Carries a command out.</summary>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, Terminal terminal)
    {
        var root = Create(terminal);
        var parsed = root.Parse(arguments);
        if (arguments.Length == 0)
        {
            root.Parse("--help").Invoke(new InvocationConfiguration { Output = terminal.Error });
            return ExitCode.WrongInput;
        }

        string[] mistakes = [.. CommandLineMistakes.Of(parsed)];
        if (mistakes.Length > 0)
        {
            foreach (string mistake in mistakes) terminal.Error.WriteLine($"slab: {mistake}");
            terminal.Error.WriteLine($"'{CommandLineMistakes.Name(parsed)} --help' shows what it takes.");
            return ExitCode.WrongInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is InputException or StoreException or LaunchException)
        {
            terminal.Error.WriteLine($"slab: {exception.Message}");
            return exception is StoreException { CostAResult: true } ? ExitCode.RunFailed : ExitCode.WrongInput;
        }
    }

    /// <summary>The commands with all their options.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        var plugins = SharedOptions.Plugins();
        return new("Runs experiments on models of neural scaling laws: one YAML file from simulation and theory to a judged figure.")
        {
            plugins,
            RunCommand.Create(terminal, plugins),
            ValidateCommand.Create(terminal, plugins),
            PlanCommand.Create(terminal, plugins),
            ExplainCommand.Create(terminal, plugins),
            CollectCommand.Create(terminal, plugins),
            SubmitCommand.Create(terminal, plugins),
            StatusCommand.Create(terminal, plugins),
            DoctorCommand.Create(terminal, plugins),
            TaskCommand.Create(terminal),
            SettleCommand.Create(terminal),
            WorkCommand.Create(terminal),
            PluginsCommand.Create(terminal, plugins),
            ListCommand.Create(terminal, plugins),
            DescribeCommand.Create(terminal, plugins),
            CompareCommand.Create(terminal, plugins),
            GalleryCommand.Create(terminal, plugins),
            DocsCommand.Create(terminal, plugins),
            CiteCommand.Create(terminal, plugins),
            ExportCommand.Create(terminal, plugins),
            SchemaCommand.Create(terminal, plugins),
            NewCommand.Create(terminal, plugins),
            CompletionsCommand.Create(terminal),
            DataCommand.Create(terminal),
        };
    }
}
