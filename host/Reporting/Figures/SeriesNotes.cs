using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Figures;

/// <summary>What the curves of an entry are: means of how many replicas, what their intervals say, what is missing.</summary>
internal static class SeriesNotes
{
    public static IEnumerable<string> Of(SeriesEntry entry)
    {
        string name = LabelText.Plain(entry.Name);
        if (entry.Curves.Count == 0)
        {
            yield return entry.Specification.Y is null
                ? $"{name}: no finding of '{entry.Specification.Of}' carries a curve, so there is nothing to draw."
                : $"{name}: no finished run or finding to draw.";
            yield break;
        }

        bool intervals = entry.Specification.Interval != IntervalStyle.None;
        string shape = entry.Specification.Interval == IntervalStyle.Band ? "bands" : "bars";
        int least = entry.Curves.Min(curve => curve.Replicas), most = entry.Curves.Max(curve => curve.Replicas);
        if (most > 1)
        {
            string shown = !intervals ? "" : $"; {shape} show one standard error of the mean";
            yield return $"{name}: mean of {(least == most ? "" : $"{Text(least)} to ")}{Text(most)} replicas{shown}.";
        }
        else if (intervals && entry.Curves.All(curve => curve.Curve.Low.IsEmpty))
        {
            yield return entry.Specification.Y is null
                ? $"{name}: the curves of '{entry.Specification.Of}' have no intervals, so none are drawn."
                : $"{name}: a single replica has no standard error, so no intervals are drawn.";
        }
        else if (intervals)
        {
            yield return $"{name}: {shape} show the intervals of the findings.";
        }

        if (Indistinct(entry) is { Length: > 0 } names)
            yield return $"{name}: curves of one colour differ in {string.Join(", ", names)}; colour them with 'by:', or draw fewer with 'when:'.";
        int unshared = entry.Curves.Sum(curve => curve.Unshared);
        if (unshared > 0)
            yield return $"{name}: {Text(unshared)} values are left out of the means because not all replicas have them.";
    }

    /// <summary>The swept parameters in which curves differ that the figure draws alike; equal curves lie on one another and need no telling apart.</summary>
    private static string[] Indistinct(SeriesEntry entry)
    {
        string? by = entry.Specification.By;
        var alike = entry.Curves.GroupBy(curve => by is not null && curve.Point.TryGet(by, out var value) ? value : default)
            .Where(group => group.Skip(1).Any(curve => !curve.Curve.Y.SequenceEqual(group.First().Curve.Y)));
        return [.. alike.SelectMany(group => group.SelectMany(curve => curve.Point).Distinct().GroupBy(value => value.Key))
            .Where(values => values.Count() > 1).Select(values => values.Key).Distinct()];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
