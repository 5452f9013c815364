using ScalingLab.Host.Analysis;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting;

/// <summary>The findings in the words and digits that the console and the report share.</summary>
/// <param name="Swept">The swept parameters that some finding depends on, in the order of the sweep.</param>
/// <param name="Rows">One row per finding.</param>
internal sealed record FindingsTable(IReadOnlyList<string> Swept, IReadOnlyList<FindingRow> Rows)
{
    private const int Digits = 5;

    /// <summary>Sizes such as 1048576 are told in full.</summary>
    private const int ParameterDigits = 10;

    /// <summary>Creates the table.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="sweptNames">All swept parameters.</param>
    /// <param name="asLabels">Whether numbers and parameter values are labels for <see cref="LabelText"/>, else plain ASCII for a console.</param>
    public static FindingsTable Create(IReadOnlyList<JudgedFinding> findings, IReadOnlyList<string> sweptNames, bool asLabels)
    {
        Func<double, int, string> number = asLabels ? NumberText.Label : NumberText.Plain;
        string[] swept = [.. sweptNames.Where(name => findings.Any(judged => judged.Finding.Point.TryGet(name, out _)))];
        return new FindingsTable(swept, [.. findings.Select(Row)]);

        FindingRow Row(JudgedFinding judged)
        {
            var finding = judged.Finding;
            return new FindingRow
            {
                Analysis = judged.Analysis,
                Point = [.. swept.Select(name => finding.Point.TryGet(name, out var value) ? Text(value) : "")],
                Name = finding.Name,
                Value = finding.IsDetermined ? number(finding.Value, Digits) : asLabels ? "–" : "-",
                Interval = double.IsNaN(finding.Low) || double.IsNaN(finding.High) ? "" : $"[{number(finding.Low, Digits)}, {number(finding.High, Digits)}]",
                Expected = judged.Expected is { } expected ? number(expected.Value, Digits) : "",
                Tolerance = judged.Expected is { } tolerated ? number(tolerated.Tolerance, Digits) : "",
                Verdict = judged.Verdict,
                Note = judged.Note,
            };
        }

        string Text(ParameterValue value) =>
            value.IsNumber ? number(value.Number, ParameterDigits) : asLabels ? LabelText.Escape(value.ToString()) : value.ToString();
    }

    /// <summary>The verdict in words.</summary>
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Agrees => "agrees",
        Verdict.Deviates => "deviates",
        Verdict.NotDetermined => "not determined",
        Verdict.NotPredicted => "no prediction",
        _ => "not judged",
    };
}
