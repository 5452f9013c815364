using System.CommandLine;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Options;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab describe NAME</c></summary>
internal static class DescribeCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        Argument<string> name = new("NAME") { Description = "A name that 'slab list' lists.", HelpName = "NAME" };
        name.CompletionSources.Add(_ => PluginCatalog.Load([]).Components.Select(component => component.Name).Order(StringComparer.Ordinal));
        Command command = new("describe", "Describe a component: its options with units, defaults and ranges, what it provides and needs.") { name };
        command.SetAction(parsed =>
        {
            var catalog = PluginCatalog.Load(parsed.GetRequiredValue(plugins));
            string wanted = parsed.GetRequiredValue(name);
            var component = catalog.Components.FirstOrDefault(component => component.Name == wanted)
                ?? throw new InputException($"There is no component '{wanted}'. {DidYouMean.Sentence(wanted, catalog.Components.Select(known => known.Name))} 'slab list' lists all.".Replace("  ", " ", StringComparison.Ordinal));
            Describe(component, catalog, terminal.Out);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Describe(Component component, ComponentCatalog catalog, TextWriter output)
    {
        output.WriteLine($"{component.Name} ({ComponentText.KindOf(component.Kind)} of plugin {component.Plugin.Name})");
        string description = ComponentText.DescriptionOf(component.Type);
        if (description != "") output.WriteLine(description);
        if (component.Kind is ComponentKind.Model or ComponentKind.DataGenerator or ComponentKind.Observer) output.WriteLine(ComponentText.SameBitsOf(component));
        if (component.Kind == ComponentKind.Model) output.WriteLine(ComponentText.ResumptionOf(component));

        if (component.Clock != "") output.WriteLine($"clock: {component.Clock}");
        if (component.Provides.Count > 0) output.WriteLine($"provides: {Names(component.Provides)}");
        foreach (var need in component.Needs)
        {
            string providers = string.Join(", ", catalog.ProvidersOf(need, component.Kind).Select(provider => provider.Name));
            output.WriteLine($"needs: {need.Name}, {(providers == "" ? "which no loaded component provides" : $"provided by {providers}")}");
        }

        foreach (var observable in component.Observables)
            output.WriteLine($"records {observable.Name}{(observable.Rank == 0 ? "" : $"[{string.Join(',', Enumerable.Repeat("i", observable.Rank))}]")}: {observable.Description}");
        foreach (var finding in component.Findings) output.WriteLine($"finds {finding.Name}: {finding.Description}");
        var options = OptionDescriber.Describe(component.OptionsType);
        if (options.Count == 0) return;
        output.WriteLine("options:");
        Describe(options, "  ", output);
    }

    private static void Describe(IReadOnlyList<OptionDescription> options, string indent, TextWriter output)
    {
        foreach (var option in options)
        {
            string[] facts = [
                option.Type,
                .. option.Unit == "" ? (string[])[] : [$"unit {option.Unit}"],
                .. option.Constraints == "" ? (string[])[] : [option.Constraints],
                option.IsRequired ? "required" : option.Default is null ? "optional" : $"default {option.Default}",
            ];
            output.WriteLine($"{indent}{option.Key}: {string.Join("; ", facts)}");
            if (option.Description != "") output.WriteLine($"{indent}    {option.Description}");
            Describe(option.Nested, indent + "    ", output);
        }
    }

    private static string Names(IEnumerable<Type> types) => string.Join(", ", types.Select(type => type.Name));
}
