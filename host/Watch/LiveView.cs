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

    public static LiveView Of(ReportContents contents)
    {
        // Without what makes a figure answer to the pointer: it would be lost at the next change.
        ReportFigure[] figures = [.. contents.Figures.Select(figure => new ReportFigure
        {
            Name = figure.Name,
            Title = figure.Title,
            Extension = figure.Extension,
            Content = figure.Content,
            Notes = figure.Notes,
        })];
        return new LiveView(
            contents.Findings,
            Text(page => FigureSection.Write(page, figures)),
            Text(page => FindingsSection.Write(page, contents)));
    }

    private static string Text(Action<TextWriter> write)
    {
        using StringWriter page = new();
        write(page);
        return page.ToString();
    }
}
