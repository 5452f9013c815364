using System.CommandLine;
using ScalingLab.Host.Components;
using Spectre.Console;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab list</c></summary>
internal static class ListCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        Command command = new("list", "List everything that can be named in an experiment.");
        command.SetAction(parsed =>
        {
            var catalog = PluginCatalog.Load(parsed.GetRequiredValue(plugins));
            var table = new Table().Border(TableBorder.Simple).AddColumns("kind", "name", "plugin", "description");
            foreach (var component in catalog.Components.OrderBy(component => component.Kind).ThenBy(component => component.Name, StringComparer.Ordinal))
            {
                table.AddRow(
                    ComponentText.KindOf(component.Kind), Markup.Escape(component.Name), Markup.Escape(component.Plugin.Name),
                    Markup.Escape(ComponentText.DescriptionOf(component.Type)));
            }

            terminal.CreateConsole().Write(table);
            return ExitCode.Done;
        });
        return command;
    }
}
