using ScalingLab.Host.Components;

namespace ScalingLab.Host.Documentation;

/// <summary>The page of the interfaces that components offer to and ask of one another.</summary>
internal static class CapabilitiesPage
{
    public static string Create(IReadOnlyList<Component> components)
    {
        MarkdownPage page = new("Capabilities", ReferencePages.Mark);
        page.Paragraph("A component states in its constructor what it needs; a block is valid when its model and data generator offer it. Any component of any plugin that "
            + "implements the same interface of the SDK can take part.");
        var capabilities = components.SelectMany(component => component.Provides.Concat(component.Needs)).DistinctBy(type => type.FullName)
            .OrderBy(type => type.Name, StringComparer.Ordinal).ThenBy(type => type.FullName, StringComparer.Ordinal);
        foreach (var capability in capabilities)
        {
            page.Heading(2, capability.Name);
            page.Paragraph(XmlDocumentation.Of(capability.Assembly).TextOf(capability));
            Links(page, "Offered by", components.Where(component => component.Provides.Contains(capability)));
            Links(page, "Needed by", components.Where(component => component.Needs.Contains(capability)));
        }

        return page.ToString();
    }

    private static void Links(MarkdownPage page, string words, IEnumerable<Component> components)
    {
        string links = string.Join(", ", components.Select(ReferencePages.LinkTo));
        if (links.Length > 0) page.Paragraph($"{words} {links}.");
    }
}
