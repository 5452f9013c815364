using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting.Figures;
using ScalingLab.Host.Store;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Analysis;

/// <summary>The finished runs and the findings of an experiment, as families of curves for analyses and figures.</summary>
internal sealed class ResultSet(
    Experiment experiment, IReadOnlyList<PlannedRun> plan, IReadOnlyDictionary<string, RunRecord> records) : IFamilySource
{
    private readonly Dictionary<string, IReadOnlyList<JudgedFinding>> _findings = [];
    private readonly ILookup<object, PlannedRun> _runs = plan.ToLookup<PlannedRun, object>(run => run.Point, ReferenceEqualityComparer.Instance);

    /// <summary>Makes the findings of an analysis available to later analyses and to figures.</summary>
    public void Add(string analysis, IReadOnlyList<JudgedFinding> findings) => _findings[analysis] = findings;

    public IReadOnlyList<Finding> Findings(string of) => [.. FindingsOf(of).Select(judged => judged.Finding)];

    public CurveFamily Family(string of, string? x, string y, Func<ParameterPoint, bool> when)
    {
        var block = experiment.Blocks.FirstOrDefault(block => block.Name == of);
        var family = block is not null ? OfBlock(block, x, y, when) : OfAnalysis(of, x ?? TheSweptName(of), y, when);
        return family with
        {
            Companion = other => Family(of, x, other, when) is { Groups.Count: > 0 } companion ? companion
                : IsOther(of, other) && Family(other, x, y, when) is { Groups.Count: > 0 } twin ? twin
                : null,
        };
    }

    /// <summary>Findings one by one, a group each, at their points; not a number where one could not be determined.</summary>
    /// <param name="of">The analysis.</param>
    /// <param name="finding">The finding; its first one when <see langword="null"/>.</param>
    /// <param name="when">Which points are taken.</param>
    public CurveFamily Pointwise(string of, string? finding, Func<ParameterPoint, bool> when)
    {
        string name = finding ?? experiment.Analyses.First(analysis => analysis.Name == of).Analysis.Findings[0].Name;
        CurveGroup[] groups = [.. Findings(of).Where(found => found.Name == name && when(found.Point)).Select(found => new CurveGroup(found.Point, [Single(found)]))];
        return new CurveFamily(of, "", name, groups) { Companion = OfReference };
    }

    private CurveFamily? OfReference(string reference)
    {
        var (analysis, finding) = FindingReference.Split(reference);
        return Pointwise(analysis, finding, _ => true) is { Groups.Count: > 0 } family ? family : null;
    }

    private static Curve Single(Finding finding) => double.IsFinite(finding.Low) && double.IsFinite(finding.High)
        ? new Curve([0.0], [finding.Value], [finding.Low], [finding.High])
        : new Curve([0.0], [finding.Value]);

    private bool IsOther(string of, string other) => other != of && (experiment.Blocks.Any(block => block.Name == other) || _findings.ContainsKey(other));

    private IReadOnlyList<JudgedFinding> FindingsOf(string analysis) => _findings.GetValueOrDefault(analysis) ?? [];

    private string TheSweptName(string of)
    {
        var names = FindingsOf(of).SelectMany(finding => finding.Finding.Point).Select(value => value.Key).Distinct().ToArray();
        return names.Length == 1 ? names[0] : experiment.SweptNames.FirstOrDefault() ?? "";
    }

    private CurveFamily OfBlock(Block block, string? x, string y, Func<ParameterPoint, bool> when)
    {
        List<CurveGroup> groups = [];
        foreach (var point in block.Points.Where(point => when(point.Point)))
        {
            var curves = _runs[point].OrderBy(run => run.Replica)
                .Select(run => records.GetValueOrDefault(run.Key))
                .Select(record => record is null ? null : CurveOf(record.Observations, x, y))
                .OfType<Curve>().ToArray();
            if (curves.Length > 0) groups.Add(new CurveGroup(point.Point, curves));
        }

        return new CurveFamily(block.Name, x ?? block.Model.Clock, y, groups);
    }

    private static Curve? CurveOf(Observations observations, string? x, string y)
    {
        if (!observations.Columns.TryGetValue(y, out double[]? ordinates)) return null;
        double[]? abscissas = x is null ? observations.Times : observations.Columns.GetValueOrDefault(x);
        return abscissas is null ? null : Increasing(abscissas.Zip(ordinates));
    }

    private CurveFamily OfAnalysis(string analysis, string x, string y, Func<ParameterPoint, bool> when)
    {
        var findings = Findings(analysis);
        var ordinates = findings.Where(finding => finding.Name == y && finding.IsDetermined && when(finding.Point));
        List<CurveGroup> groups = [];
        bool isSwept = experiment.SweptNames.Contains(x);
        // The order of the sweep, which that of the findings keeps even where some could not be determined.
        var order = findings.Select(finding => isSwept ? finding.Point.Without(x) : ParameterPoint.Empty).Distinct().Select((point, i) => (point, i)).ToDictionary(pair => pair.point, pair => pair.i);
        foreach (var group in ordinates.GroupBy(finding => isSwept ? finding.Point.Without(x) : ParameterPoint.Empty).OrderBy(group => order[group.Key]))
        {
            List<(double X, Finding Y)> pairs = [];
            foreach (var finding in group)
            {
                if (Abscissa(finding, findings, x) is { } abscissa) pairs.Add((abscissa, finding));
            }

            var sorted = pairs.OrderBy(pair => pair.X).DistinctBy(pair => pair.X).ToArray();
            if (sorted.Length == 0) continue;
            bool intervals = sorted.Any(pair => double.IsFinite(pair.Y.Low) && double.IsFinite(pair.Y.High));
            groups.Add(new CurveGroup(group.Key, [new Curve(
                sorted.Select(pair => pair.X).ToArray(),
                sorted.Select(pair => pair.Y.Value).ToArray(),
                intervals ? sorted.Select(pair => pair.Y.Low).ToArray() : [],
                intervals ? sorted.Select(pair => pair.Y.High).ToArray() : [])]));
        }

        return new CurveFamily(analysis, x, y, groups);
    }

    private static double? Abscissa(Finding finding, IReadOnlyList<Finding> findings, string x)
    {
        if (finding.Point.TryGet(x, out var value)) return value.IsNumber ? value.Number : null;
        var other = findings.FirstOrDefault(other => other.Name == x && other.Point.Equals(finding.Point));
        return other is { IsDetermined: true } ? other.Value : null;
    }

    private static Curve Increasing(IEnumerable<(double X, double Y)> pairs)
    {
        var sorted = pairs.Where(pair => double.IsFinite(pair.X) && double.IsFinite(pair.Y)).OrderBy(pair => pair.X).DistinctBy(pair => pair.X).ToArray();
        return new Curve(sorted.Select(pair => pair.X).ToArray(), sorted.Select(pair => pair.Y).ToArray());
    }
}
