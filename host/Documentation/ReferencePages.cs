using ScalingLab.Host.Cli;
using ScalingLab.Host.Components;

namespace ScalingLab.Host.Documentation;

/// <summary>The reference of everything that can be named in an experiment, made from the loaded plugins: an index, a page per plugin, the capabilities.</summary>
internal static class ReferencePages
{
    /// <summary>The first line of every page, by which pages that are no longer written are recognised.</summary>
    public const string Mark = "<!-- Written by 'slab docs' from the code; changes belong there. -->";

    public const string CapabilitiesFile = "capabilities.md";

    /// <summary>Pages by file name.</summary>
    public static IReadOnlyDictionary<string, string> Create(ComponentCatalog catalog)
    {
        Component[] components = [.. catalog.Components.OrderBy(component => component.Kind).ThenBy(component => component.Name, StringComparer.Ordinal)];
        SortedDictionary<string, string> pages = new(StringComparer.Ordinal)
        {
            ["README.md"] = Index(components),
            [CapabilitiesFile] = CapabilitiesPage.Create(components),
        };
        foreach (var plugin in components.GroupBy(component => component.Plugin.Name)) pages[FileOf(plugin.First())] = PluginPage.Create(plugin.Key, [.. plugin]);
        return pages;
    }

    /// <summary>The page that a component is on.</summary>
    public static string FileOf(Component component) => component.Plugin.Name + ".md";

    /// <summary>Where a heading is on its page, as Markdown readers make anchors of headings.</summary>
    public static string AnchorOf(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or ' ').Select(letter => letter == ' ' ? '-' : letter));

    public static string LinkTo(Component component) => $"[`{component.Name}`]({FileOf(component)}#{AnchorOf(component.Name)})";

    private static string Index(IReadOnlyList<Component> components)
    {
        MarkdownPage page = new("Reference", Mark);
        page.Paragraph("Everything that can be named in an experiment, made from the code by `slab docs`. `slab list` and `slab describe NAME` tell the same of the plugins that are "
            + $"loaded where you are. What models and data generators offer to one another is in [capabilities]({CapabilitiesFile}).");
        foreach (var kind in components.GroupBy(component => component.Kind))
        {
            page.Heading(2, HeadingOf(kind.Key));
            page.Table(
                ["name", "plugin", "what it is"],
                kind.Select(component => (IReadOnlyList<string>)[LinkTo(component), $"[{component.Plugin.Name}]({FileOf(component)})", XmlMarkdown.Escape(ComponentText.DescriptionOf(component.Type))]));
        }

        return page.ToString();
    }

    public static string HeadingOf(ComponentKind kind) => kind switch
    {
        ComponentKind.Model => "Models",
        ComponentKind.DataGenerator => "Data generators",
        ComponentKind.Observer => "Observers",
        ComponentKind.Analysis => "Analyses",
        _ => "Figure renderers",
    };
}
