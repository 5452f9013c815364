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
            yield return $"{name}: a single replica has no standard error, so no intervals are drawn.";
        }
        else if (intervals)
        {
            yield return $"{name}: {shape} show the intervals of the findings.";
        }

        int unshared = entry.Curves.Sum(curve => curve.Unshared);
        if (unshared > 0)
            yield return $"{name}: {Text(unshared)} values are left out of the means because not all replicas have them.";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
