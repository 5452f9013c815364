using System.CommandLine;
using System.Text;
using ScalingLab.Host.Documentation;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab docs</c>: the reference of all components as Markdown.</summary>
internal static class DocsCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        Option<string> output = new("--output")
        {
            Description = "The folder that the pages are written to.",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine("docs", "reference"),
        };
        Command command = new("docs", "Write the reference of all components: options, units, defaults, ranges, equations, sources.") { output };
        command.SetAction(parsed =>
        {
            var pages = ReferencePages.Create(PluginCatalog.Load(parsed.GetRequiredValue(plugins)));
            string folder = parsed.GetRequiredValue(output);
            try
            {
                Write(pages, folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new InputException($"The pages cannot be written to {folder}: {exception.Message} Choose another folder with --output DIR.");
            }

            terminal.Out.WriteLine($"{pages.Count} pages in {folder}");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Writes the pages, and removes those of plugins that are gone.</summary>
    private static void Write(IReadOnlyDictionary<string, string> pages, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string stale in Directory.EnumerateFiles(folder, "*.md").Where(path => !pages.ContainsKey(Path.GetFileName(path))).ToArray())
        {
            if (File.ReadLines(stale).FirstOrDefault() == ReferencePages.Mark) File.Delete(stale);
        }

        foreach (var (name, text) in pages) File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
