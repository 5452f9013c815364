using ScalingLab.Host.Analysis;
using ScalingLab.Host.Comparison;
using ScalingLab.Host.Documentation;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting;

namespace ScalingLab.Host.Gallery;

/// <summary>The page of an experiment: title, source, command, figures, verdicts, and the findings behind them.</summary>
internal static class GalleryPage
{
    private const int Digits = 5;
    private const int RowsShown = 60;
    private const string CommandStart = "    slab run ";

    private static readonly (Verdict Verdict, string Words)[] Words =
        [(Verdict.Agrees, "agree"), (Verdict.Deviates, "deviate"), (Verdict.NotDetermined, "not determined"), (Verdict.NotPredicted, "without prediction")];

    /// <summary>Where the part ends that the index shows, too.</summary>
    public const string FindingsHeading = "\n## Findings\n";

    public static string Create(Experiment experiment, IReadOnlyList<StoredFinding> findings)
    {
        MarkdownPage page = new(XmlMarkdown.Escape(experiment.Title == "" ? experiment.Id : experiment.Title), "<!-- Written by 'slab gallery'. -->");
        if (experiment.Source != "") page.Paragraph($"Source: {XmlMarkdown.Escape(experiment.Source)}");
        page.Paragraph(CommandStart + Path.GetRelativePath(Directory.GetCurrentDirectory(), experiment.FilePath).Replace('\\', '/'));
        foreach (var figure in experiment.Figures)
            page.Paragraph($"![{XmlMarkdown.Escape(experiment.Title)}, {figure.Name}]({figure.Name}.svg)");
        page.Paragraph(Verdicts(findings));
        StoredFinding[] shown = [.. findings.Where(finding => finding.IsJudged || IsAnswer(experiment, finding))];
        if (shown.Length > 0) page.Paragraph(FindingsHeading.Trim());
        page.Table(
            ["analysis", "at", "finding", "value", "interval", "expected", "tolerance", "verdict"],
            shown.OrderBy(finding => finding.IsJudged ? 0 : 1).Take(RowsShown).Select(Row));
        if (findings.Count > Math.Min(shown.Length, RowsShown)) page.Paragraph($"{findings.Count - Math.Min(shown.Length, RowsShown)} further findings are in the report of a run.");
        return page.ToString();
    }

    /// <summary>The experiment file that a page names.</summary>
    public static string FileOf(string page) =>
        page.Split('\n').FirstOrDefault(line => line.StartsWith(CommandStart, StringComparison.Ordinal))?[CommandStart.Length..] ?? "";

    private static string Verdicts(IReadOnlyList<StoredFinding> findings)
    {
        string[] counts = [
            .. Words.Select(pair => (pair.Words, Count: findings.Count(finding => finding.Verdict == FindingsTable.Word(pair.Verdict))))
                .Where(verdict => verdict.Count > 0).Select(verdict => $"{verdict.Count} {verdict.Words}"),
        ];
        return counts.Length == 0 ? findings.Count == 0 ? "" : "Nothing was expected of the findings." : $"Findings with an expectation: {string.Join(", ", counts)}.";
    }

    private static bool IsAnswer(Experiment experiment, StoredFinding finding) =>
        experiment.Analyses.Any(analysis => analysis.Name == finding.Analysis && analysis.Analysis.Findings[0].Name == finding.Name);

    private static IReadOnlyList<string> Row(StoredFinding finding) =>
    [
        finding.Analysis,
        XmlMarkdown.Escape(finding.PointText),
        finding.Name,
        double.IsNaN(finding.Value) ? "" : Number(finding.Value),
        double.IsNaN(finding.Low) || double.IsNaN(finding.High) ? "" : $"{Number(finding.Low)} to {Number(finding.High)}",
        double.IsNaN(finding.Expected) ? "" : Number(finding.Expected),
        double.IsNaN(finding.Tolerance) ? "" : Number(finding.Tolerance),
        finding.IsJudged ? finding.Verdict : "",
    ];

    private static string Number(double value) => NumberText.Plain(value, Digits);
}
