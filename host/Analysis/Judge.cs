using System.Globalization;
using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Analysis;

/// <summary>Compares findings with what was expected of them.</summary>
internal static class Judge
{
    /// <summary>Ends of a range are written with fewer digits than windows are computed with.</summary>
    private const double Slack = 1e-6;

    /// <summary>Judges the findings of one evaluation.</summary>
    public static IEnumerable<JudgedFinding> All(AnalysisSpecification analysis, IReadOnlyList<Finding> findings) =>
        findings.Select(finding => One(analysis, finding, Window(finding, findings)) with { IsAnswer = finding.Name == analysis.Analysis.Findings[0].Name });

    private static JudgedFinding One(AnalysisSpecification analysis, Finding finding, Curve? window)
    {
        var expected = analysis.Expect(finding.Name, finding.Point);
        if (expected?.Prediction is not { } prediction) return new JudgedFinding(analysis.Name, finding, expected, Of(finding, expected));
        return (prediction.IsDetermined ? Beyond(prediction, window) : prediction.Origin) is { } reason
            ? new JudgedFinding(analysis.Name, finding, null, Verdict.NotPredicted) { PredictionNote = $"no prediction: {reason}" }
            : new JudgedFinding(analysis.Name, finding, expected, Of(finding, expected)) { PredictionNote = $"predicted: {prediction.Origin}" };
    }

    private static Verdict Of(Finding finding, Expectation? expected) =>
        expected is null ? Verdict.NotJudged
        : !finding.IsDetermined ? Verdict.NotDetermined
        : Math.Abs(finding.Value - expected.Value) <= expected.Tolerance ? Verdict.Agrees
        : Verdict.Deviates;

    /// <summary>The curve that tells which abscissas a finding is about: its own, or that of another finding at its point.</summary>
    private static Curve? Window(Finding finding, IReadOnlyList<Finding> findings) =>
        finding.Curve ?? findings.FirstOrDefault(other => other.Curve is not null && other.Point.Equals(finding.Point))?.Curve;

    private static string? Beyond(Prediction prediction, Curve? window)
    {
        if (!(prediction.From < prediction.To))
            return $"there is no {prediction.Versus} for which {prediction.Origin} holds: it would have to be above {Text(prediction.From)} and below {Text(prediction.To)}";
        if (window is not { Count: > 0 }) return null;
        double first = window.X[0], last = window.X[^1];
        return first >= prediction.From - (Slack * Math.Abs(prediction.From)) && last <= prediction.To + (Slack * Math.Abs(prediction.To))
            ? null
            : $"{prediction.Origin} holds for {prediction.Versus}{(double.IsFinite(prediction.From) ? $" from {Text(prediction.From)}" : "")}"
                + $"{(double.IsFinite(prediction.To) ? $" to {Text(prediction.To)}" : " on")}, but {Text(first)} to {Text(last)} was analysed";
    }

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
