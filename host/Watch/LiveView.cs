using ScalingLab.Host.Analysis;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Reporting.Html;

namespace ScalingLab.Host.Watch;

/// <summary>What is found and drawn so far, as pieces of a page.</summary>
/// <param name="Findings">The findings.</param>
/// <param name="FiguresHtml">The figures as in the report; empty when there are none.</param>
/// <param name="FindingsHtml">The table of findings as in the report; empty when there are none.</param>
internal sealed record LiveView(IReadOnlyList<JudgedFinding> Findings, string FiguresHtml, string FindingsHtml)
{
    public static LiveView Empty { get; } = new([], "", "");

    public static LiveView Of(ReportContents contents) => new(
        contents.Findings,
        Text(page => FigureSection.Write(page, contents.Figures)),
        Text(page => FindingsSection.Write(page, contents)));

    private static string Text(Action<TextWriter> write)
    {
        using StringWriter page = new();
        write(page);
        return page.ToString();
    }
}
