using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>The points of a group that are fitted.</summary>
internal static class WindowedData
{
    private const int FewestPoints = 3;

    /// <summary>The points in the window, or the reason why they cannot be fitted.</summary>
    public static (FitData? Data, string Reason) Of(CurveGroup group, PowerLawOptions options)
    {
        Curve average = WindowOption.In(group.Average(), options.Window);
        if (average.Count < FewestPoints) return (null, TooFew(average.Count, group, options, "a power law", FewestPoints));
        foreach (Curve part in group.Replicas.Select(curve => WindowOption.In(curve, options.Window)))
        {
            if (WindowOption.NotPositive(part, options.Window) is { } unusable) return (null, unusable);
        }

        if (WindowOption.AllEqual(average, options.Window, "there is no law to fit") is { } equal) return (null, equal);
        double[]? weights = null;
        if (options.Weighted && (weights = Weights(average)) is null)
            return (null, "weighted: takes a standard error at every point, but there are no replicas or intervals, or some are zero.");
        var data = new FitData(average.X, average.Y, weights);
        if (options.WindowSelection == WindowSelection.Given) return (data, "");
        return AutomaticWindow.Find(data) is { } range
            ? (new FitData(data.X.AsSpan(range), data.Y.AsSpan(range), data.Weights[range]), "")
            : (null, $"no window of six of the {data.Count} points{WindowOption.Place(options.Window)} is straight in log-log; fit another form.");
    }

    public static string TooFew(int count, CurveGroup group, PowerLawOptions options, string law, int fewest) =>
        WindowOption.TooFew(count, group.Average(), options.Window, fewest, law);

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
