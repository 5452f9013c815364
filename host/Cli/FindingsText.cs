using ScalingLab.Host.Analysis;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Store;
using Spectre.Console;

namespace ScalingLab.Host.Cli;

/// <summary>The findings with their verdicts, and where the report is.</summary>
internal static class FindingsText
{
    private const int RowsShown = 60;

    public static void Write(Experiment experiment, IReadOnlyList<JudgedFinding> findings, RunStore store, Terminal terminal)
    {
        if (findings.Count > 0)
        {
            // What an analysis yields beside its answer (amplitudes, residuals, ...) is in the report.
            JudgedFinding[] shown = [.. findings.Where(finding => finding.IsMain)];
            JudgedFinding[] printed = shown.Length <= RowsShown ? shown : [.. shown.OrderBy(finding => finding.Verdict is Verdict.Deviates or Verdict.NotDetermined ? 0 : 1).Take(RowsShown)];
            var contents = FindingsTable.Create(printed, experiment.SweptNames, asLabels: false);
            var table = new Table().Border(TableBorder.Simple);
            foreach (string column in (string[])["analysis", .. contents.Swept, "finding", "value", "interval", "expected", "tolerance", "verdict"])
                table.AddColumn(Markup.Escape(column));
            foreach (var row in contents.Rows)
            {
                table.AddRow([
                    Markup.Escape(row.Analysis), .. row.Point.Select(value => Markup.Escape(value)), Markup.Escape(row.Name), Markup.Escape(row.Value),
                    Markup.Escape(row.Interval), Markup.Escape(row.Expected), Markup.Escape(row.Tolerance), Colored(row.Verdict),
                ]);
            }

            terminal.CreateConsole().Write(table);
            foreach (var finding in printed.Where(finding => !finding.Finding.IsDetermined).DistinctBy(finding => (finding.Analysis, finding.Finding.Point, finding.Finding.Note)))
                terminal.Out.WriteLine($"{finding.Analysis}{(finding.Finding.Point.Count == 0 ? "" : $" ({finding.Finding.Point})")}: not determined: {finding.Finding.Note}");
            foreach (var finding in printed.Where(finding => finding.Verdict == Verdict.NotPredicted).DistinctBy(finding => (finding.Analysis, finding.PredictionNote)))
                terminal.Out.WriteLine($"{finding.Analysis}{(finding.Finding.Point.Count == 0 ? "" : $" ({finding.Finding.Point})")}: {finding.PredictionNote}");
            if (printed.Length < findings.Count) terminal.Out.WriteLine($"{findings.Count - printed.Length} further findings are in the report and in findings.csv.");
            terminal.Out.WriteLine($"findings: {Count(Verdict.Agrees)} agree, {Count(Verdict.Deviates)} deviate, {Count(Verdict.NotDetermined)} not determined{(Count(Verdict.NotPredicted) > 0 ? $", {Count(Verdict.NotPredicted)} without prediction" : "")}");
        }

        terminal.Out.WriteLine($"report: {Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(store.Root, "report.html"))}");

        int Count(Verdict verdict) => findings.Count(finding => finding.Verdict == verdict);
    }

    private static string Colored(Verdict verdict)
    {
        string color = verdict switch
        {
            Verdict.Agrees => "green",
            Verdict.Deviates => "red",
            Verdict.NotDetermined => "yellow",
            _ => "grey",
        };
        return $"[{color}]{FindingsTable.Word(verdict)}[/]";
    }
}
