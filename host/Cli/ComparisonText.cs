using System.Globalization;
using ScalingLab.Host.Comparison;
using ScalingLab.Host.Reporting;
using Spectre.Console;

namespace ScalingLab.Host.Cli;

/// <summary>Two results side by side; every row begins with a mark, so that nothing is told by colour alone.</summary>
internal static class ComparisonText
{
    private const int Digits = 6;
    private const int RowsShown = 100;
    private const int ValuesShown = 3;

    public static void Write(
        IReadOnlyList<FindingChange> findings, IReadOnlyList<CurveChange> curves, IReadOnlyList<(string Input, IReadOnlyList<string> OnlyA, IReadOnlyList<string> OnlyB)> inputs,
        double tolerance, bool all, Terminal terminal)
    {
        var console = terminal.CreateConsole();
        WriteFindings([.. findings.Where(finding => all || finding.Kind != ChangeKind.Same)], console, terminal);
        terminal.Out.WriteLine(
            $"findings: {Count(ChangeKind.Same)} the same, {Count(ChangeKind.WithinIntervals)} differ within their intervals (~), {Count(ChangeKind.Beyond)} differ (!), "
            + $"{Count(ChangeKind.OnlyA)} only in A (-), {Count(ChangeKind.OnlyB)} only in B (+)");
        WriteCurves([.. curves.Where(curve => all || curve.IsChanged(tolerance))], tolerance, console);
        int changed = curves.Count(curve => curve.IsChanged(tolerance));
        terminal.Out.WriteLine($"curves: {curves.Count - changed} of {curves.Count} observables the same");
        WriteInputs(inputs, console);
        terminal.Out.WriteLine(inputs.Count == 0 ? "inputs: the same" : $"inputs: {inputs.Count} differ");

        int Count(ChangeKind kind) => findings.Count(finding => finding.Kind == kind);
    }

    private static void WriteFindings(IReadOnlyList<FindingChange> findings, IAnsiConsole console, Terminal terminal)
    {
        if (findings.Count == 0) return;
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "analysis", "point", "finding", "A", "B", "change", "verdict");
        foreach (var change in findings.Take(RowsShown))
        {
            var finding = change.Either;
            string verdict = change.A is null || change.B is null || change.A.Verdict == change.B.Verdict ? finding.Verdict : $"{change.A.Verdict} -> {change.B.Verdict}";
            string color = ColorOf(change.Kind);
            table.AddRow(new[]
            {
                MarkOf(change.Kind), finding.Analysis, finding.PointText, finding.Name, Value(change.A), Value(change.B),
                double.IsNaN(change.RelativeChange) ? "" : NumberText.Plain(change.RelativeChange, 2), verdict,
            }.Select(cell => $"[{color}]{Markup.Escape(cell)}[/]").ToArray());
        }

        console.Write(table);
        if (findings.Count > RowsShown) terminal.Out.WriteLine($"and {findings.Count - RowsShown} more findings");
    }

    private static void WriteCurves(IReadOnlyList<CurveChange> curves, double tolerance, IAnsiConsole console)
    {
        if (curves.Count == 0) return;
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "block", "observable", "curves", "only A", "only B", "times", "other times", "largest difference", "at");
        foreach (var curve in curves)
        {
            string color = curve.IsChanged(tolerance) ? "red" : "default";
            string where = curve.Where is var (key, time) ? $"{time.ToString("G6", CultureInfo.InvariantCulture)}{(key.Point == "" ? "" : $", {key.Point}")}, replica {key.Replica}" : "";
            table.AddRow(new[]
            {
                curve.IsChanged(tolerance) ? "!" : "", curve.Block, curve.Observable, $"{curve.Compared}", $"{curve.OnlyA}", $"{curve.OnlyB}", $"{curve.CommonTimes}", $"{curve.OtherTimes}",
                NumberText.Plain(curve.Largest, 3), where,
            }.Select(cell => $"[{color}]{Markup.Escape(cell)}[/]").ToArray());
        }

        console.Write(table);
    }

    private static void WriteInputs(IReadOnlyList<(string Input, IReadOnlyList<string> OnlyA, IReadOnlyList<string> OnlyB)> inputs, IAnsiConsole console)
    {
        if (inputs.Count == 0) return;
        var table = new Table().Border(TableBorder.Simple).AddColumns("input", "only A", "only B");
        foreach (var (input, a, b) in inputs) table.AddRow(Markup.Escape(input), Markup.Escape(Some(a)), Markup.Escape(Some(b)));
        console.Write(table);
    }

    private static string Some(IReadOnlyList<string> values) =>
        string.Join("; ", values.Take(ValuesShown)) + (values.Count > ValuesShown ? $"; {values.Count - ValuesShown} more" : "");

    private static string Value(StoredFinding? finding)
    {
        if (finding is null) return "";
        if (double.IsNaN(finding.Value)) return "-";
        string interval = double.IsNaN(finding.Low) || double.IsNaN(finding.High) ? "" : $" [{NumberText.Plain(finding.Low, Digits)}, {NumberText.Plain(finding.High, Digits)}]";
        return NumberText.Plain(finding.Value, Digits) + interval;
    }

    private static string MarkOf(ChangeKind kind) => kind switch
    {
        ChangeKind.WithinIntervals => "~",
        ChangeKind.Beyond => "!",
        ChangeKind.OnlyA => "-",
        ChangeKind.OnlyB => "+",
        _ => "",
    };

    private static string ColorOf(ChangeKind kind) => kind switch
    {
        ChangeKind.WithinIntervals => "yellow",
        ChangeKind.Beyond => "red",
        ChangeKind.OnlyA or ChangeKind.OnlyB => "blue",
        _ => "default",
    };
}
