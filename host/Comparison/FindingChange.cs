namespace ScalingLab.Host.Comparison;

/// <summary>A finding of two results, or of one of them.</summary>
internal sealed record FindingChange(StoredFinding? A, StoredFinding? B, ChangeKind Kind)
{
    public StoredFinding Either => (B ?? A)!;

    /// <summary>|b − a| / max(|a|, |b|); not a number where one has no value.</summary>
    public double RelativeChange => A is null || B is null ? double.NaN : Relative(A.Value, B.Value);

    /// <summary>Pairs the findings of two results by analysis, point and name, in the order of the second and then of the first.</summary>
    public static IReadOnlyList<FindingChange> Pair(IReadOnlyList<StoredFinding> a, IReadOnlyList<StoredFinding> b, double tolerance)
    {
        var old = a.DistinctBy(KeyOf).ToDictionary(KeyOf);
        var all = b.DistinctBy(KeyOf).Select(finding => old.Remove(KeyOf(finding), out var before) ? (A: before, B: finding) : (A: (StoredFinding?)null, B: finding)).ToArray();
        return [
            .. all.Select(pair => new FindingChange(pair.A, pair.B, KindOf(pair.A, pair.B, tolerance))),
            .. old.Values.Select(finding => new FindingChange(finding, null, ChangeKind.OnlyA)),
        ];
    }

    /// <summary>The relative difference of two numbers: 0 for equal ones, also if both are not numbers.</summary>
    public static double Relative(double a, double b) =>
        a.Equals(b) || a == b ? 0 : Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b));

    private static ChangeKind KindOf(StoredFinding? a, StoredFinding b, double tolerance)
    {
        if (a is null) return ChangeKind.OnlyB;
        if (a.Verdict != b.Verdict || double.IsNaN(a.Value) != double.IsNaN(b.Value)) return ChangeKind.Beyond;
        if (!(Relative(a.Value, b.Value) > tolerance)) return ChangeKind.Same;
        return a.Low <= b.High && b.Low <= a.High ? ChangeKind.WithinIntervals : ChangeKind.Beyond;
    }

    private static (string, string, string) KeyOf(StoredFinding finding) =>
        (finding.Analysis, string.Join('\n', finding.Point.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}")), finding.Name);
}
