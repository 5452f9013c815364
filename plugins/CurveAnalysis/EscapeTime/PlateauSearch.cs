using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Finds the plateau of one curve from its local slope d ln y / d ln x.</summary>
internal static class PlateauSearch
{
    private const int FewestPoints = 5;

    /// <returns>The plateau, or the reason why there is none.</returns>
    public static (Plateau? Plateau, string Reason) Find(Curve curve, EscapeTimeOptions options)
    {
        int first = 0;
        while (first < curve.Count && !(curve.X[first] > 0)) first++;
        if (curve.Count - first < FewestPoints)
            return (null, $"{curve.Count - first} points at positive times are too few, it takes {FewestPoints}.");
        for (int i = first; i < curve.Count; i++)
        {
            if (!(curve.Y[i] > 0)) return (null, Text($"the value {curve.Y[i]:R} at {curve.X[i]:G4} is not positive."));
        }

        double searchFrom = options.SearchFrom ?? FirstAtOrBelow(curve, first, 0.5 * curve.Y[first]);
        if (double.IsNaN(searchFrom)) return (null, "the curve never falls to half of its first value; give search-from if it starts on the plateau.");
        double[] slopes = FlatStretch.Slopes(curve, first, options.Smoothing);
        var flat = FlatStretch.Of(curve, slopes, searchFrom, options.Flatness);
        if (flat.Count == 0)
            return (null, Text($"there is no plateau: from {searchFrom:G4} on the curve nowhere falls slower than x^-{options.Flatness:G3}."));

        // A curve may end on a floor or creep at its start; the plateau is the longest stretch (in ln x) that it has left.
        var plateaus = flat.Select(stretch => Measure(curve, slopes, stretch, options)).OrderByDescending(plateau => plateau.End / plateau.Start).ToArray();
        return plateaus.FirstOrDefault(plateau => !double.IsNaN(plateau.Escape)) is { } left
            ? (left, "")
            : (null, Text($"the curve has not left its plateau at {plateaus[0].Height:G3}: at {curve.X[^1]:G4} it is still at {curve.Y[^1]:G3}. Raise 'until'."));
    }

    private static Plateau Measure(Curve curve, double[] slopes, FlatStretch stretch, EscapeTimeOptions options)
    {
        int flattest = stretch.Flattest(slopes);
        double height = options.PlateauHeight ?? curve.Y[flattest];
        return new Plateau(height, curve.X[stretch.First], curve.X[stretch.Last], Crossing(curve, flattest, options.Fraction * height));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double FirstAtOrBelow(Curve curve, int first, double level)
    {
        for (int i = first; i < curve.Count; i++)
        {
            if (curve.Y[i] <= level) return curve.X[i];
        }

        return double.NaN;
    }

    /// <summary>Where the curve first falls through a level after a point, interpolated linearly in ln y against x: an escape is exponential.</summary>
    private static double Crossing(Curve curve, int from, double level)
    {
        for (int i = from + 1; i < curve.Count; i++)
        {
            if (curve.Y[i] > level) continue;
            double before = Math.Log(curve.Y[i - 1]), after = Math.Log(curve.Y[i]);
            return curve.X[i - 1] + (curve.X[i] - curve.X[i - 1]) * (before - Math.Log(level)) / (before - after);
        }

        return double.NaN;
    }
}
