using System.Globalization;
using ScalingLab.Host.Analysis;

namespace ScalingLab.Host.Reporting.Html;

/// <summary>What was found, and how it compares with what was expected: the answers, then, folded, what the analyses yield beside them.</summary>
internal static class FindingsSection
{
    private const int OwnColumns = 6, OwnColumnsBeside = 4;

    public static void Write(TextWriter page, ReportContents contents)
    {
        if (contents.Findings.Count == 0) return;
        page.Write("<section class=\"findings\" aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n");
        JudgedFinding[] main = [.. contents.Findings.Where(finding => finding.IsMain).OrderBy(finding => finding.Verdict == Verdict.NotJudged ? 1 : 0)];
        if (main.Length > 0)
        {
            // The verdict stands first, where a narrow window shows it.
            var table = FindingsTable.Create(main, contents.SweptNames, asLabels: true);
            HtmlTable.Start(page, "Findings agree when |value − expected| is at most the tolerance, given as ±");
            Headings(page, table, "Verdict");
            foreach (string heading in (string[])["Expected", "Interval"]) HtmlTable.Heading(page, heading, isNumber: true);
            Rows(page, table, isMain: true);
        }

        JudgedFinding[] beside = [.. contents.Findings.Where(finding => !finding.IsMain)];
        if (beside.Length > 0)
        {
            var table = FindingsTable.Create(beside, contents.SweptNames, asLabels: true);
            string count = beside.Length.ToString(CultureInfo.InvariantCulture);
            page.Write($"<details id=\"beside\"><summary>{count} {(beside.Length == 1 ? "value that an analysis yields" : "values that the analyses yield")} beside {(main.Length == 0 ? "their answers" : "these")}</summary>\n");
            HtmlTable.Start(page, "Amplitudes, residuals, windows and the like, of which nothing was expected");
            Headings(page, table);
            HtmlTable.Heading(page, "Interval", isNumber: true);
            Rows(page, table, isMain: false);
            page.Write("</details>\n");
        }

        page.Write("</section>\n");
    }

    private static void Headings(TextWriter page, FindingsTable table, params ReadOnlySpan<string> first)
    {
        foreach (string heading in first) HtmlTable.Heading(page, heading);
        HtmlTable.Heading(page, "Analysis");
        foreach (string name in table.Swept) HtmlTable.Heading(page, name, isNumber: true);
        HtmlTable.Heading(page, "Finding");
        HtmlTable.Heading(page, "Value", isNumber: true);
    }

    private static void Rows(TextWriter page, FindingsTable table, bool isMain)
    {
        page.Write("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < table.Rows.Count; i++)
        {
            // Findings that share a note, as those of one fit do, have it once, below the last of them.
            var row = table.Rows[i];
            bool shared = i + 1 < table.Rows.Count && table.Rows[i + 1].Note == row.Note && table.Rows[i + 1].Analysis == row.Analysis;
            Row(page, row, table.Swept.Count, noted: !shared && row.Note.Length > 0, isMain);
        }

        HtmlTable.Close(page);
    }

    private static void Row(TextWriter page, FindingRow row, int swept, bool noted, bool isMain)
    {
        page.Write($"<tr{(noted ? " class=\"noted\"" : "")}>");
        if (isMain) VerdictCell(page, row.Verdict);
        page.Write($"<th scope=\"row\">{HtmlText.Escape(row.Analysis)}</th>");
        foreach (string value in row.Point) Number(page, value);
        page.Write($"<td class=\"name\">{HtmlText.Escape(row.Name)}</td>");
        Number(page, row.Value);
        if (isMain) Number(page, row.Expected.Length > 0 ? $"{row.Expected} ± {row.Tolerance}" : "");
        Number(page, row.Interval);
        page.Write("</tr>\n");
        if (!noted) return;
        int columns = swept + (isMain ? OwnColumns : OwnColumnsBeside) - 1;
        page.Write($"<tr><td></td><td class=\"note\" colspan=\"{columns.ToString(CultureInfo.InvariantCulture)}\">{HtmlText.Escape(row.Note)}</td></tr>\n");
    }

    private static void VerdictCell(TextWriter page, Verdict verdict)
    {
        string word = FindingsTable.Word(verdict);
        string mark = verdict switch
        {
            Verdict.Agrees => "✓ ",
            Verdict.Deviates => "✗ ",
            Verdict.NotDetermined => "? ",
            _ => "",
        };
        page.Write($"<td><span class=\"verdict {word.Replace(' ', '-')}\">{mark}{word}</span></td>");
    }

    private static void Number(TextWriter page, string cell) => page.Write($"<td class=\"number\">{HtmlText.Label(cell)}</td>");
}
