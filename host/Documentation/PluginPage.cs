using System.Globalization;
using ScalingLab.Host.Cli;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Options;

namespace ScalingLab.Host.Documentation;

/// <summary>The page of a plugin: each component with its equations, what it offers and needs, records or finds, its options and papers.</summary>
internal static class PluginPage
{
    public static string Create(string plugin, IReadOnlyList<Component> components)
    {
        MarkdownPage page = new(plugin, ReferencePages.Mark);
        page.Table(
            ["name", "kind", "what it is"],
            components.Select(component => (IReadOnlyList<string>)[
                $"[`{component.Name}`](#{ReferencePages.AnchorOf(component.Name)})", ComponentText.KindOf(component.Kind), XmlMarkdown.Escape(ComponentText.DescriptionOf(component.Type))]));
        foreach (var component in components) Write(component, page);
        return page.ToString();
    }

    private static void Write(Component component, MarkdownPage page)
    {
        page.Heading(2, component.Name);
        page.Paragraph($"*{Capitalised(ComponentText.KindOf(component.Kind))}.* {XmlMarkdown.Escape(ComponentText.DescriptionOf(component.Type))}");
        page.Paragraph(XmlDocumentation.Of(component.Type.Assembly).TextOf(component.Type));
        page.Table(["", ""], Facts(component));
        page.Table(
            ["records", "indices", "what it is"],
            component.Observables.Select(observable => (IReadOnlyList<string>)[
                $"`{observable.Name}`", observable.Rank == 0 ? "" : observable.Rank.ToString(CultureInfo.InvariantCulture), XmlMarkdown.Escape(observable.Description)]));
        page.Table(
            ["finds", "what it is"],
            component.Findings.Select(finding => (IReadOnlyList<string>)[$"`{finding.Name}`", XmlMarkdown.Escape(finding.Description)]));
        page.Table(["option", "takes", "unit", "range", "default", "meaning"], Options("", OptionDescriber.Describe(component.OptionsType)));
        page.Paragraph(PaperText.Of(component) is { Length: > 0 } papers ? "Papers:\n\n" + papers : "");
    }

    private static IEnumerable<IReadOnlyList<string>> Facts(Component component)
    {
        if (component.Clock != "") yield return ["clock", $"`{component.Clock}`"];
        if (component.Provides.Count > 0) yield return ["offers", Capabilities(component.Provides)];
        if (component.Needs.Count > 0) yield return ["needs", Capabilities(component.Needs)];
    }

    private static string Capabilities(IEnumerable<Type> types) =>
        string.Join(", ", types.Select(type => $"[`{type.Name}`]({ReferencePages.CapabilitiesFile}#{ReferencePages.AnchorOf(type.Name)})"));

    private static IEnumerable<IReadOnlyList<string>> Options(string prefix, IReadOnlyList<OptionDescription> options) =>
        options.SelectMany(option => (IEnumerable<IReadOnlyList<string>>)[
            [
                $"`{prefix}{option.Key}`",
                XmlMarkdown.Escape(option.Type),
                XmlMarkdown.Escape(option.Unit),
                XmlMarkdown.Escape(option.Constraints),
                option.IsRequired ? "required" : option.Default is null ? "" : $"`{option.Default}`",
                XmlMarkdown.Escape(option.Description),
            ],
            .. Options($"{prefix}{option.Key}.", option.Nested),
        ]);

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
