using System.CommandLine;
using System.Text.RegularExpressions;
using ScalingLab.Host.Components;
using ScalingLab.Host.NewPlugin;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab new plugin NAME</c></summary>
internal static partial class NewCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        Argument<string> name = new("NAME") { Description = "The plugin's name in C#, such as NoisyPerceptron; the model is then 'noisy-perceptron'." };
        Option<string> output = new("--output")
        {
            Description = "The folder in which the folder NAME is made.",
            HelpName = "DIR",
            DefaultValueFactory = _ => ".",
        };
        Command plugin = new("plugin", "Write a plugin project with a model, its theory, a test and an experiment that build and run at once.") { name, output };
        plugin.SetAction(parsed =>
        {
            string wanted = parsed.GetRequiredValue(name);
            if (!ClassName().IsMatch(wanted))
                throw new InputException($"'{wanted}' is not a name for a plugin: begin with a capital letter and use letters and digits only, such as NoisyPerceptron.");
            PluginTemplate template = new(wanted);
            RequireUnused(wanted, template.ComponentName, PluginCatalog.Load(parsed.GetRequiredValue(plugins)));
            string folder = Path.Combine(parsed.GetRequiredValue(output), wanted);
            Write(template, folder);
            terminal.Out.WriteLine($"The plugin {wanted} is in {folder}. Next:");
            terminal.Out.WriteLine($"  cd {folder}");
            terminal.Out.WriteLine("  dotnet test");
            terminal.Out.WriteLine($"  slab run {template.ComponentName}.yaml --check");
            return ExitCode.Done;
        });
        return new Command("new", "Write a project to start from.") { plugin };
    }

    private static void RequireUnused(string name, string component, ComponentCatalog catalog)
    {
        string? taken = catalog.Plugins.Any(plugin => string.Equals(plugin.Name, name, StringComparison.OrdinalIgnoreCase)) ? $"a plugin '{name}'"
            : catalog.Components.Any(other => other.Name == component) ? $"a component '{component}'"
            : null;
        if (taken is not null) throw new InputException($"There is {taken} already ('slab plugins' and 'slab list' tell where); choose another name.");
    }

    private static void Write(PluginTemplate template, string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new InputException($"{folder} is there already and not empty. Choose another name, or another folder with --output DIR; nothing was written.");
        string packages = Path.Combine(AppContext.BaseDirectory, "packages");
        string[] staged = Directory.Exists(packages) ? Directory.GetFiles(packages, "*.nupkg") : [];
        if (staged.Length == 0) throw new InputException($"There are no SDK packages in {packages}: this slab is not complete. Install it again, or build it with 'dotnet build -c Release host'.");
        try
        {
            foreach (var (path, text) in template.Files())
            {
                string file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }

            string feed = Directory.CreateDirectory(Path.Combine(folder, "packages")).FullName;
            foreach (string package in staged) File.Copy(package, Path.Combine(feed, Path.GetFileName(package)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder} cannot be written: {exception.Message} Choose another folder with --output DIR.");
        }
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex ClassName();
}
