using System.Globalization;
using System.Text;
using ScalingLab.Host.Analysis;

namespace ScalingLab.Host.Reporting.Html;

/// <summary>Writes <c>report.html</c>: one page that needs no network and no other file, and is complete without its script.</summary>
internal static class HtmlReport
{
    public static void Write(ReportContents contents, Stream output)
    {
        using var page = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Head(page, contents);
        page.Write("<main>\n");
        FigureSection.Write(page, contents.Figures);
        FindingsSection.Write(page, contents);
        Warnings(page, contents.Warnings);
        FailedRuns(page, contents.FailedRuns);
        ParametersSection.Write(page, contents);
        Experiment(page, contents);
        if (contents.Provenance.Count > 0)
        {
            page.Write("<section aria-labelledby=\"provenance\">\n<h2 id=\"provenance\">Provenance</h2>\n");
            HtmlTable.Pairs(page, "What produced these results", contents.Provenance);
            page.Write("</section>\n");
        }

        page.Write("</main>\n<footer><p>Written by <code>slab</code>. The curves behind the figures are in <code>curves.csv</code>, ");
        page.Write("the findings in <code>findings.json</code>, beside this page.</p></footer>\n");
        if (contents.Figures.Any(figure => figure.Model is not null)) page.Write($"<script>\n{ReportScript.Text}</script>\n");
        page.Write("</body>\n</html>\n");
    }

    private static void Head(TextWriter page, ReportContents contents)
    {
        string title = HtmlText.Escape(contents.Title.Length > 0 ? contents.Title : contents.ExperimentId);
        page.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Write($"<title>{title}</title>\n<style>\n{ReportStyle.Css.ReplaceLineEndings("\n")}\n</style>\n</head>\n<body>\n<header>\n");
        page.Write($"<h1>{title}</h1>\n<p class=\"faint\">");
        if (contents.Source.Length > 0) page.Write($"{HtmlText.Escape(contents.Source)} · ");
        page.Write($"experiment <code>{HtmlText.Escape(contents.ExperimentId)}</code></p>\n");
        Summary(page, contents);
        page.Write("</header>\n");
    }

    private static void Summary(TextWriter page, ReportContents contents)
    {
        page.Write("<ul class=\"summary\" aria-label=\"Summary\">\n");
        Badge(page, "agrees", Count(Verdict.Agrees), "agrees", "agree");
        Badge(page, "deviates", Count(Verdict.Deviates), "deviates", "deviate");
        Badge(page, "not-determined", Count(Verdict.NotDetermined), "not determined", "not determined");
        if (Count(Verdict.NotPredicted) > 0) Badge(page, "not-judged", Count(Verdict.NotPredicted), "without prediction", "without prediction");
        if (Count(Verdict.NotJudged) > 0) Badge(page, "not-judged", Count(Verdict.NotJudged), "without expectation", "without expectation");
        var counts = contents.Counts;
        string runs = $"{Text(counts.Executed)} executed, {Text(counts.Reused)} reused";
        if (counts.Missing > 0) runs += $", {Text(counts.Missing)} missing";
        page.Write($"<li>runs: {runs}</li>\n");
        if (counts.Failed > 0)
            page.Write($"<li class=\"failed\"><strong>{Text(counts.Failed)}</strong> <a href=\"#failed\">failed</a></li>\n");
        if (contents.Warnings.Count > 0)
            page.Write($"<li class=\"not-determined\"><strong>{Text(contents.Warnings.Count)}</strong> <a href=\"#warnings\">{(contents.Warnings.Count == 1 ? "warning" : "warnings")}</a></li>\n");
        page.Write("</ul>\n");

        int Count(Verdict verdict) => contents.Findings.Count(judged => judged.Verdict == verdict);
    }

    /// <summary>A count of zero has no colour, so that red always means that something is there to look at.</summary>
    private static void Badge(TextWriter page, string style, int count, string singular, string plural) =>
        page.Write($"<li{(count > 0 ? $" class=\"{style}\"" : "")}><strong>{Text(count)}</strong> {(count == 1 ? singular : plural)}</li>\n");

    private static void Warnings(TextWriter page, IReadOnlyList<WarningNote> warnings)
    {
        if (warnings.Count == 0) return;
        page.Write("<section aria-labelledby=\"warnings\">\n<h2 id=\"warnings\">Warnings</h2>\n");
        HtmlTable.Open(page, "What runs say about their own results", "Run", "Warning");
        foreach (var warning in warnings)
            page.Write($"<tr><th scope=\"row\">{HtmlText.Escape(warning.Runs)}</th><td class=\"value\">{HtmlText.EscapeLines(warning.Message)}</td></tr>\n");
        HtmlTable.Close(page);
        page.Write("</section>\n");
    }

    private static void FailedRuns(TextWriter page, IReadOnlyList<FailedRunNote> failed)
    {
        if (failed.Count == 0) return;
        page.Write("<section aria-labelledby=\"failed\">\n<h2 id=\"failed\">Failed runs</h2>\n");
        page.Write("<p>These runs left no curves; everything above is without them. <code>slab run --retry-failed</code> tries them again.</p>\n");
        HtmlTable.Open(page, "Failed runs and their messages", "Run", "Message", "Record");
        foreach (var run in failed)
        {
            page.Write($"<tr><th scope=\"row\">{HtmlText.Escape(run.Run)}</th><td class=\"value\">{HtmlText.EscapeLines(run.Message)}</td>");
            page.Write($"<td><code>failed/{HtmlText.Escape(run.Key)}.json</code></td></tr>\n");
        }

        HtmlTable.Close(page);
        page.Write("</section>\n");
    }

    private static void Experiment(TextWriter page, ReportContents contents)
    {
        page.Write("<section aria-labelledby=\"experiment\">\n<h2 id=\"experiment\">Experiment file</h2>\n");
        page.Write($"<p><code>{HtmlText.Escape(contents.YamlFile)}</code>");
        page.Write(contents.Overrides.Count == 0 ? "</p>\n" : ", with these values set on the command line:</p>\n<ul>\n");
        foreach (string item in contents.Overrides) page.Write($"<li><code>{HtmlText.Escape(item)}</code></li>\n");
        if (contents.Overrides.Count > 0) page.Write("</ul>\n");
        page.Write($"<pre tabindex=\"0\"><code>{HtmlText.EscapeLines(contents.YamlText)}</code></pre>\n</section>\n");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
