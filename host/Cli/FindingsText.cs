using ScalingLab.Host.Analysis;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Store;
using Spectre.Console;

namespace ScalingLab.Host.Cli;

/// <summary>The findings with their verdicts, and where the report is.</summary>
internal static class FindingsText
{
    public static void Write(Experiment experiment, IReadOnlyList<JudgedFinding> findings, RunStore store, Terminal terminal)
    {
        if (findings.Count > 0)
        {
            var contents = FindingsTable.Create(findings, experiment.SweptNames, asLabels: false);
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
            foreach (var finding in findings.Where(finding => !finding.Finding.IsDetermined).DistinctBy(finding => (finding.Analysis, finding.Finding.Note)))
                terminal.Out.WriteLine($"{finding.Analysis}: not determined: {finding.Finding.Note}");
        }

        terminal.Out.WriteLine($"report: {Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(store.Root, "report.html"))}");
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
