using ScalingLab.Host.Documentation;

namespace ScalingLab.Host.Gallery;

/// <summary>All experiments of a gallery on one page, by the folders of their files.</summary>
internal static class GalleryIndex
{
    /// <param name="pages">Folder names and texts of the pages, in the order in which they are to stand.</param>
    public static string Create(IReadOnlyList<(string Id, string Text)> pages)
    {
        MarkdownPage index = new("Gallery", "<!-- Written by 'slab gallery'. -->");
        index.Paragraph("The figures of the experiments with their sources and verdicts, as `slab gallery` drew them. A title leads to the findings behind a figure.");
        foreach (var group in pages.GroupBy(page => Path.GetDirectoryName(GalleryPage.FileOf(page.Text))?.Replace('\\', '/') ?? ""))
        {
            if (group.Key != "") index.Heading(2, group.Key);
            foreach (var (id, text) in group) index.Paragraph(Entry(id, text));
        }

        return index.ToString();
    }

    /// <summary>The page up to its findings, with a heading that links to it and figures found from one folder up.</summary>
    private static string Entry(string id, string text)
    {
        int end = text.IndexOf(GalleryPage.FindingsHeading, StringComparison.Ordinal);
        string[] lines = [.. (end < 0 ? text : text[..end]).Split('\n').SkipWhile(line => !line.StartsWith("# ", StringComparison.Ordinal))];
        return string.Join('\n', lines.Select((line, i) => i == 0 ? $"### [{line[2..]}]({id}/README.md)" : line.StartsWith("![", StringComparison.Ordinal) ? line.Replace("](", $"]({id}/", StringComparison.Ordinal) : line)).TrimEnd();
    }
}
