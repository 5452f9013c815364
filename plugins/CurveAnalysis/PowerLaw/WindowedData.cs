using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>The points of a group that are fitted.</summary>
internal static class WindowedData
{
    private const int FewestPoints = 3;

    /// <summary>The points in the window, or the reason why they cannot be fitted.</summary>
    public static (FitData? Data, string Reason) Of(CurveGroup group, PowerLawOptions options)
    {
        Curve average = InWindow(group.Average(), options);
        if (average.Count < FewestPoints) return (null, TooFew(average.Count, group, options, "a power law", FewestPoints));
        foreach (Curve part in group.Replicas.Select(curve => InWindow(curve, options)))
        {
            int unusable = 0;
            for (int i = 0; i < part.Count; i++) unusable += part.X[i] > 0 && part.Y[i] > 0 ? 0 : 1;
            if (unusable > 0) return (null, $"{unusable} of {part.Count} points{Window(options)} are not positive and have no logarithm; choose a window without them.");
        }

        if (average.Y.IndexOfAnyExcept(average.Y[0]) < 0)
            return (null, string.Create(CultureInfo.InvariantCulture, $"all {average.Count} points{Window(options)} have the value {average.Y[0]:G4}; there is no law to fit."));
        double[]? weights = null;
        if (options.Weighted && (weights = Weights(average)) is null)
            return (null, "weighted: takes a standard error at every point, but there are no replicas or intervals, or some are zero.");
        var data = new FitData(average.X, average.Y, weights);
        if (options.WindowSelection == WindowSelection.Given) return (data, "");
        return AutomaticWindow.Find(data) is { } range
            ? (new FitData(data.X.AsSpan(range), data.Y.AsSpan(range), data.Weights[range]), "")
            : (null, $"no window of six of the {data.Count} points{Window(options)} is straight in log-log; fit another form.");
    }

    public static Curve InWindow(Curve curve, PowerLawOptions options) => options.Window is [double from, double to] ? curve.Window(from, to) : curve;

    public static string TooFew(int count, CurveGroup group, PowerLawOptions options, string law, int fewest)
    {
        var whole = group.Average();
        string range = whole.Count == 0 ? "there are no data" : string.Create(CultureInfo.InvariantCulture, $"the data run from {whole.X[0]:G4} to {whole.X[^1]:G4}");
        return $"{count} points{Window(options)} are too few for {law}, it takes {fewest}; {range}.";
    }

    private static string Window(PowerLawOptions options) =>
        options.Window is [double from, double to] ? string.Create(CultureInfo.InvariantCulture, $" in the window [{from:R}, {to:R}]") : "";

    private static double[]? Weights(Curve average)
    {
        if (average.Low.IsEmpty) return null;
        var weights = new double[average.Count];
        for (int i = 0; i < weights.Length; i++)
        {
            double error = 0.5 * (average.High[i] - average.Low[i]) / average.Y[i];
            weights[i] = 1 / (error * error);
        }

        double mean = weights.Average();
        return double.IsFinite(mean) ? Array.ConvertAll(weights, weight => weight / mean) : null;
    }
}
