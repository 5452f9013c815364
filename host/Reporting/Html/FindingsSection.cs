using ScalingLab.Host.Analysis;

namespace ScalingLab.Host.Reporting.Html;

/// <summary>What was found, and how it compares with what was expected.</summary>
internal static class FindingsSection
{
    public static void Write(TextWriter page, ReportContents contents)
    {
        if (contents.Findings.Count == 0) return;
        var table = FindingsTable.Create(contents.Findings, contents.SweptNames, asLabels: true);
        page.Write("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n");
        HtmlTable.Start(page, "A finding agrees when |value − expected| is at most the tolerance");
        HtmlTable.Heading(page, "Analysis");
        foreach (string name in table.Swept) HtmlTable.Heading(page, name, isNumber: true);
        HtmlTable.Heading(page, "Finding");
        foreach (string heading in (string[])["Value", "Interval", "Expected", "Tolerance"]) HtmlTable.Heading(page, heading, isNumber: true);
        HtmlTable.Heading(page, "Verdict");
        HtmlTable.Heading(page, "Note");
        page.Write("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows) Row(page, row);
        HtmlTable.Close(page);
        page.Write("</section>\n");
    }

    private static void Row(TextWriter page, FindingRow row)
    {
        page.Write($"<tr><th scope=\"row\">{HtmlText.Escape(row.Analysis)}</th>");
        foreach (string value in row.Point) Number(page, value);
        page.Write($"<td>{HtmlText.Escape(row.Name)}</td>");
        foreach (string cell in (string[])[row.Value, row.Interval, row.Expected, row.Tolerance]) Number(page, cell);
        string word = FindingsTable.Word(row.Verdict);
        string mark = row.Verdict switch
        {
            Verdict.Agrees => "✓ ",
            Verdict.Deviates => "✗ ",
            Verdict.NotDetermined => "? ",
            _ => "",
        };
        page.Write($"<td><span class=\"verdict {word.Replace(' ', '-')}\">{mark}{word}</span></td>");
        page.Write($"<td class=\"note\">{HtmlText.Escape(row.Note)}</td></tr>\n");
    }

    private static void Number(TextWriter page, string cell) => page.Write($"<td class=\"number\">{HtmlText.Label(cell)}</td>");
}
