using System.Text;

namespace ScalingLab.Host.Documentation;

/// <summary>A Markdown text in the making, with the mark of generated pages on its first line.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder _text = new();

    /// <param name="title">Markdown.</param>
    /// <param name="mark">A comment that says where the page comes from.</param>
    public MarkdownPage(string title, string mark)
    {
        _text.Append(mark).Append("\n\n");
        _text.Append("# ").Append(title).Append('\n');
    }

    public void Heading(int level, string text) => Paragraph($"{new string('#', level)} {text}");

    /// <summary>A paragraph; nothing when it is empty.</summary>
    public void Paragraph(string text)
    {
        if (text.Length > 0) _text.Append('\n').Append(text).Append('\n');
    }

    /// <summary>A table without the columns that are empty in all rows; nothing when there is no row. Cells are Markdown.</summary>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] all = [.. rows];
        if (all.Length == 0) return;
        int[] used = [.. Enumerable.Range(0, columns.Count).Where(column => all.Any(row => row[column].Length > 0))];
        Paragraph(string.Join('\n', [
            Row(used.Select(column => columns[column])),
            Row(used.Select(_ => "---")),
            .. all.Select(row => Row(used.Select(column => row[column].ReplaceLineEndings(" ")))),
        ]));
    }

    public override string ToString() => _text.ToString();

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
