using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Fits y = a x^b by least squares of ln y on ln x in a window. From three replicas on, every replica is fitted by itself and the interval is
/// that of Student's t for the mean over replicas, which is honest about the correlation along a curve. A single curve (or two) has only its scatter
/// about the line, whose interval takes the points for independent; the note says which it is.
/// </summary>
/// <param name="options">Window and confidence.</param>
[Description("Fits y = a x^b in a window by least squares of ln y on ln x.")]
public sealed class PowerLawFit(PowerLawOptions options) : IAnalysis
{
    private const int FewestPoints = 3;
    private const int FewestReplicas = 3;

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) => family.Groups.SelectMany(Analyse);

    private IEnumerable<Finding> Analyse(CurveGroup group)
    {
        Curve average = InWindow(group.Average());
        if (Unfit(average, group) is { } reason)
        {
            return [
                Finding.NotDetermined("exponent", group.Point, reason),
                Finding.NotDetermined("amplitude", group.Point, reason),
                Finding.NotDetermined("residual", group.Point, reason),
            ];
        }

        var line = Fit(average);
        bool byReplica = group.Replicas.Count >= FewestReplicas;
        var fits = byReplica ? group.Replicas.Select(curve => Fit(InWindow(curve))).ToArray() : [];
        var slope = byReplica ? SampleMean.Of(fits.Select(fit => fit.Slope)) : line.SlopeEstimate;
        var intercept = byReplica ? SampleMean.Of(fits.Select(fit => fit.Intercept)) : line.InterceptEstimate;
        double quantile = slope.DegreesOfFreedom >= 1
            ? StudentT.InvCDF(0, 1, slope.DegreesOfFreedom, 0.5 * (1 + options.Confidence))
            : double.NaN;
        string note = Note(average, group, byReplica, slope.StandardError);
        return [
            new Finding
            {
                Name = "exponent", Point = group.Point, Note = note,
                Value = slope.Value,
                Low = slope.Value - quantile * slope.StandardError,
                High = slope.Value + quantile * slope.StandardError,
                Curve = LawOver(average, slope.Value, intercept.Value),
            },
            new Finding
            {
                Name = "amplitude", Point = group.Point, Note = note,
                Value = Math.Exp(intercept.Value),
                Low = Math.Exp(intercept.Value - quantile * intercept.StandardError),
                High = Math.Exp(intercept.Value + quantile * intercept.StandardError),
            },
            new Finding { Name = "residual", Point = group.Point, Note = note, Value = line.Residual },
        ];
    }

    private Curve InWindow(Curve curve) => options.Window is [double from, double to] ? curve.Window(from, to) : curve;

    private string? Unfit(Curve average, CurveGroup group)
    {
        string window = options.Window is [double from, double to] ? string.Create(CultureInfo.InvariantCulture, $" in the window [{from:R}, {to:R}]") : "";
        if (average.Count < FewestPoints)
        {
            var whole = group.Average();
            string range = whole.Count == 0 ? "there are no data" : string.Create(CultureInfo.InvariantCulture, $"the data run from {whole.X[0]:G4} to {whole.X[^1]:G4}");
            return $"{average.Count} points{window} are too few for a power law, it takes {FewestPoints}; {range}.";
        }

        foreach (var curve in group.Replicas)
        {
            Curve part = InWindow(curve);
            int unusable = 0;
            for (int i = 0; i < part.Count; i++) unusable += part.X[i] > 0 && part.Y[i] > 0 ? 0 : 1;
            if (unusable > 0) return $"{unusable} of {part.Count} points{window} are not positive and have no logarithm; choose a window without them.";
        }

        return null;
    }

    private static Line Fit(Curve curve)
    {
        var x = new double[curve.Count];
        var y = new double[curve.Count];
        for (int i = 0; i < x.Length; i++) (x[i], y[i]) = (Math.Log(curve.X[i]), Math.Log(curve.Y[i]));
        return Line.Fit(x, y);
    }

    private static Curve LawOver(Curve curve, double slope, double intercept)
    {
        double[] x = curve.X.ToArray();
        return new Curve(x, Array.ConvertAll(x, value => Math.Exp(intercept + slope * Math.Log(value))));
    }

    private string Note(Curve average, CurveGroup group, bool byReplica, double error) => string.Create(
        CultureInfo.InvariantCulture,
        $"{average.Count} points in [{average.X[0]:G4}, {average.X[^1]:G4}]; {100 * options.Confidence:G4} % interval "
        + $"{(byReplica ? $"over {group.Replicas.Count} replicas" : "from the scatter about the line")}, standard error {error:G2}");
}
