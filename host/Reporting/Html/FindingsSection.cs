using System.Globalization;
using ScalingLab.Host.Analysis;

namespace ScalingLab.Host.Reporting.Html;

/// <summary>What was found, and how it compares with what was expected.</summary>
internal static class FindingsSection
{
    private const int ColumnsAfterAnalysis = 5;

    public static void Write(TextWriter page, ReportContents contents)
    {
        if (contents.Findings.Count == 0) return;
        // What was judged comes first; the rest is there to look things up.
        var table = FindingsTable.Create(
            [.. contents.Findings.OrderBy(judged => judged.Verdict == Verdict.NotJudged ? 1 : 0)], contents.SweptNames, asLabels: true);
        page.Write("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n");
        HtmlTable.Start(page, "Findings agree when |value − expected| is at most the tolerance, given as ±");
        HtmlTable.Heading(page, "Analysis");
        foreach (string name in table.Swept) HtmlTable.Heading(page, name, isNumber: true);
        HtmlTable.Heading(page, "Finding");
        foreach (string heading in (string[])["Value", "Interval", "Expected"]) HtmlTable.Heading(page, heading, isNumber: true);
        HtmlTable.Heading(page, "Verdict");
        page.Write("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < table.Rows.Count; i++)
        {
            // Findings that share a note, as those of one fit do, have it once, below the last of them.
            bool shared = i + 1 < table.Rows.Count && table.Rows[i + 1].Note == table.Rows[i].Note && table.Rows[i + 1].Analysis == table.Rows[i].Analysis;
            Row(page, table.Rows[i], table.Swept.Count, noted: !shared && table.Rows[i].Note.Length > 0);
        }

        HtmlTable.Close(page);
        page.Write("</section>\n");
    }

    private static void Row(TextWriter page, FindingRow row, int swept, bool noted)
    {
        // The note stands below its finding: beside it, it would push the verdict off a narrow page.
        page.Write($"<tr{(noted ? " class=\"noted\"" : "")}><th scope=\"row\">{HtmlText.Escape(row.Analysis)}</th>");
        foreach (string value in row.Point) Number(page, value);
        page.Write($"<td class=\"name\">{HtmlText.Escape(row.Name)}</td>");
        string expected = row.Expected.Length > 0 ? $"{row.Expected} ± {row.Tolerance}" : "";
        foreach (string cell in (string[])[row.Value, row.Interval, expected]) Number(page, cell);
        string word = FindingsTable.Word(row.Verdict);
        string mark = row.Verdict switch
        {
            Verdict.Agrees => "✓ ",
            Verdict.Deviates => "✗ ",
            Verdict.NotDetermined => "? ",
            _ => "",
        };
        page.Write($"<td><span class=\"verdict {word.Replace(' ', '-')}\">{mark}{word}</span></td>");
        page.Write("</tr>\n");
        if (noted)
            page.Write($"<tr><td></td><td class=\"note\" colspan=\"{(swept + ColumnsAfterAnalysis).ToString(CultureInfo.InvariantCulture)}\">{HtmlText.Escape(row.Note)}</td></tr>\n");
    }

    private static void Number(TextWriter page, string cell) => page.Write($"<td class=\"number\">{HtmlText.Label(cell)}</td>");
}
