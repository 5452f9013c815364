using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// The local slope d ln y / d ln x along a curve, from parabolas through the points near each one, of the mean over replicas: what a power law has constant and
/// a crossover does not. From three replicas on the intervals are those of the jackknife over replicas.
/// </summary>
/// <param name="options">Range of the parabolas, window and confidence.</param>
[Description("Measures the local slope d ln y / d ln x along a curve: its median and range in a window, and the slopes at both ends.")]
public sealed class LocalSlope(LocalSlopeOptions options) : IAnalysis
{
    private const int FewestPoints = 3;

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) => family.Groups.SelectMany(Analyse);

    private IEnumerable<Finding> Analyse(CurveGroup group)
    {
        Curve average = group.Average();
        if (WindowOption.Unusable(WindowOption.In(average, options.Window), average, options.Window, FewestPoints, "a local slope") is { } reason)
            return [.. new[] { "local-slope", "first-slope", "last-slope" }.Select(name => Finding.NotDetermined(name, group.Point, reason))];
        var slopes = Slopes(average);
        double[]? errors = Jackknife.StandardErrors(group, curve => Slopes(curve) is var part && part.Count == slopes.Count ? [.. part.Y] : null);
        double quantile = errors is null ? double.NaN : StudentT.InvCDF(0, 1, group.Replicas.Count - 1, 0.5 * (1 + options.Confidence));
        double[] sorted = [.. slopes.Y.ToArray().Order()];
        string interval = errors is null
            ? "no interval from fewer than three replicas"
            : string.Create(CultureInfo.InvariantCulture, $"{100 * options.Confidence:G4} % interval of the jackknife over {group.Replicas.Count} replicas");
        return [
            new Finding
            {
                Name = "local-slope", Point = group.Point, Value = Median(sorted), Low = sorted[0], High = sorted[^1],
                Note = string.Create(CultureInfo.InvariantCulture, $"median of {slopes.Count} slopes in [{slopes.X[0]:G4}, {slopes.X[^1]:G4}], with the smallest and the largest; its curve holds them, {interval}"),
                Curve = errors is null ? slopes : new Curve(slopes.X, slopes.Y, Shifted(slopes.Y, errors, -quantile), Shifted(slopes.Y, errors, quantile)),
            },
            End("first-slope", 0),
            End("last-slope", slopes.Count - 1),
        ];

        Finding End(string name, int index)
        {
            double reach = quantile * (errors?[index] ?? double.NaN);
            return new Finding
            {
                Name = name, Point = group.Point, Value = slopes.Y[index], Low = slopes.Y[index] - reach, High = slopes.Y[index] + reach,
                Note = string.Create(CultureInfo.InvariantCulture, $"at x = {slopes.X[index]:G4}; {interval}"),
            };
        }
    }

    /// <summary>d ln y / d ln x at the inner points of the window.</summary>
    private Curve Slopes(Curve curve)
    {
        // Neighbours beyond the window count as long as they have a logarithm; a curve that falls to zero there must not cost the slopes inside.
        Curve usable = Positive(curve, options.Window);
        double[] slopes = LocalSlopes.Of(usable, options.Reach);
        return WindowOption.In(new Curve(usable.X[1..^1], Array.ConvertAll(slopes[1..^1], slope => -slope)), options.Window) is { Count: > 0 } inner
            ? inner
            : new Curve(usable.X[1..^1], Array.ConvertAll(slopes[1..^1], slope => -slope));
    }

    private static Curve Positive(Curve curve, double[]? window)
    {
        if (window is null) return curve;
        int[] kept = [.. Enumerable.Range(0, curve.Count).Where(i => curve.X[i] > 0 && curve.Y[i] > 0)];
        return new Curve([.. kept.Select(i => curve.X[i])], [.. kept.Select(i => curve.Y[i])]);
    }

    private static double[] Shifted(ReadOnlySpan<double> values, double[] errors, double factor)
    {
        double[] shifted = values.ToArray();
        for (int i = 0; i < shifted.Length; i++) shifted[i] += factor * errors[i];
        return shifted;
    }

    private static double Median(double[] sorted) => 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
}
