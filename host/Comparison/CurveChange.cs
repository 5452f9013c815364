namespace ScalingLab.Host.Comparison;

/// <summary>How the curves of an observable in a block differ between two results.</summary>
internal sealed record CurveChange
{
    public required string Block { get; init; }

    public required string Observable { get; init; }

    /// <summary>Curves that both have.</summary>
    public required int Compared { get; init; }

    public required int OnlyA { get; init; }

    public required int OnlyB { get; init; }

    /// <summary>Times of these curves that both have.</summary>
    public required int CommonTimes { get; init; }

    /// <summary>Times that only one has.</summary>
    public required int OtherTimes { get; init; }

    /// <summary>The largest |b − a| / max(|a|, |b|) at a common time.</summary>
    public required double Largest { get; init; }

    /// <summary>Where that is; <see langword="null"/> without a difference.</summary>
    public required (StoredCurveKey Curve, double Time)? Where { get; init; }

    public bool IsChanged(double tolerance) => Largest > tolerance || OnlyA + OnlyB + OtherTimes > 0;

    public static IReadOnlyList<CurveChange> Of(StoredCurves a, StoredCurves b) =>
        [.. b.Curves.Keys.Concat(a.Curves.Keys).Distinct().GroupBy(key => (key.Block, key.Observable)).Select(group => Of([.. group], a, b))];

    private static CurveChange Of(StoredCurveKey[] keys, StoredCurves a, StoredCurves b)
    {
        int compared = 0, common = 0, other = 0;
        double largest = 0;
        (StoredCurveKey, double)? where = null;
        foreach (var key in keys)
        {
            if (!a.Curves.TryGetValue(key, out var before) || !b.Curves.TryGetValue(key, out var after)) continue;
            compared++;
            int shared = 0;
            foreach (var (time, value) in after)
            {
                if (!before.TryGetValue(time, out double old)) continue;
                shared++;
                double change = FindingChange.Relative(old, value);
                if (!(change > largest)) continue;
                largest = change;
                where = (key, time);
            }

            common += shared;
            other += before.Count + after.Count - (2 * shared);
        }

        return new CurveChange
        {
            Block = keys[0].Block,
            Observable = keys[0].Observable,
            Compared = compared,
            OnlyA = keys.Count(key => !b.Curves.ContainsKey(key)),
            OnlyB = keys.Count(key => !a.Curves.ContainsKey(key)),
            CommonTimes = common,
            OtherTimes = other,
            Largest = largest,
            Where = where,
        };
    }
}
