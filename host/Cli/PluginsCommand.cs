using System.CommandLine;
using System.Globalization;
using ScalingLab.Host.Components;
using ScalingLab.Host.Plugins;
using Spectre.Console;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab plugins</c></summary>
internal static class PluginsCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        Command command = new("plugins", "List every plugin folder with its status, and the reason where a plugin cannot be used.");
        command.SetAction(parsed =>
        {
            var catalog = PluginCatalog.Load(parsed.GetRequiredValue(plugins));
            var table = new Table().Border(TableBorder.Simple).AddColumns("plugin", "status", "version", "sdk", "components", "path");
            foreach (var plugin in catalog.Plugins)
            {
                table.AddRow(
                    Markup.Escape(plugin.Name), plugin.State.ToString().ToLowerInvariant(), Markup.Escape(ShortVersion(plugin.Version)), Markup.Escape(plugin.SdkVersion),
                    plugin.Components.ToString(CultureInfo.InvariantCulture), Markup.Escape(plugin.Path));
            }

            terminal.CreateConsole().Write(table);
            foreach (var plugin in catalog.Plugins.Where(plugin => plugin.Reason != "")) terminal.Out.WriteLine($"{plugin.Name}: {plugin.Reason}");
            terminal.Out.WriteLine("Plugins are looked for in these folders; of two with one name the one in the later folder is used:");
            foreach (var folder in PluginCatalog.Search(parsed.GetRequiredValue(plugins)).Folders)
                terminal.Out.WriteLine($"  {folder.Path}{(Directory.Exists(folder.Path) ? "" : " (does not exist)")}{(folder.GivenBy == "" ? "" : $" ({folder.GivenBy})")}");
            return ExitCode.Done;
        });
        return command;
    }

    // The whole informational version, with its commit, is in the provenance of each run.
    private static string ShortVersion(string version) => version.Split('+')[0];
}
