using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Where a curve that counts something, such as the phase of a task, has each of its values 1 to 7: the longest stretch of x, as value (its middle) and interval (its ends, halfway
/// to the next point beyond). Against a second swept parameter its intervals, drawn as bands, are the regions of a phase diagram.
/// </summary>
[Description("Finds the stretch of x in which a whole-numbered y, such as a phase, has each of its values 1 to 7; drawn as bands against a second swept parameter, a phase diagram.")]
public sealed class Regions : IAnalysis
{
    private const int MostValues = 7;

    /// <summary>What it finds.</summary>
    public static FindingDescription[] Findings { get; } =
        [.. Enumerable.Range(1, MostValues).Select(value => new FindingDescription(Name(value), $"Middle of the longest stretch of x in which y is {value.ToString(CultureInfo.InvariantCulture)}; its interval is the stretch."))];

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) =>
        family.Groups.SelectMany(group => Enumerable.Range(1, MostValues).Select(value => Find(group, value)).OfType<Finding>());

    private static string Name(int value) => $"region-{value.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The finding; null where y never has the value, for which there is nothing to determine.</summary>
    private static Finding? Find(CurveGroup group, int value)
    {
        var curve = group.Average();
        int first = 0, length = 0;
        for (int i = 0, start = -1; i < curve.Count; i++)
        {
            if (Math.Round(curve.Y[i]) != value)
            {
                start = -1;
                continue;
            }

            if (start < 0) start = i;
            if (i - start + 1 > length) (first, length) = (start, i - start + 1);
        }

        if (length == 0) return null;
        int last = first + length - 1;
        double low = first > 0 ? 0.5 * (curve.X[first - 1] + curve.X[first]) : curve.X[first];
        double high = last < curve.Count - 1 ? 0.5 * (curve.X[last] + curve.X[last + 1]) : curve.X[last];
        return new Finding
        {
            Name = Name(value),
            Point = group.Point,
            Value = 0.5 * (low + high),
            Low = low,
            High = high,
            Note = string.Create(CultureInfo.InvariantCulture, $"{length} of {curve.Count} points; the ends are halfway to the next"),
        };
    }
}
