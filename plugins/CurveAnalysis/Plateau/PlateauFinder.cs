using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Finds a plateau of curves: the longest stretch, in ln x, on which |d ln y / d ln x| stays below the flatness. Unlike <c>escape-time</c> it does not ask whether the
/// curve leaves it, so that it also finds a floor; an end that the data do not show is not determined. Each replica is searched by itself.
/// </summary>
/// <param name="options">What counts as a plateau.</param>
[Description("Finds a plateau of a curve, or its floor: height, start, end and length.")]
public sealed class PlateauFinder(PlateauOptions options) : IAnalysis
{
    private const int FewestPoints = 5;
    private static readonly string[] Names = ["plateau-height", "plateau-start", "plateau-end", "plateau-length"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) => family.Groups.SelectMany(Analyse);

    private IEnumerable<Finding> Analyse(CurveGroup group)
    {
        var found = new List<double[]>();
        foreach (Curve replica in group.Replicas)
        {
            var (plateau, reason) = Find(replica);
            if (plateau is null)
                return Names.Select(name => Finding.NotDetermined(name, group.Point, group.Replicas.Count == 1 ? reason : $"replica {found.Count}: {reason}"));
            found.Add(plateau);
        }

        return [
            Mean(0, ""),
            Mean(1, "the data begin on the plateau; observe smaller x."),
            Mean(2, "the data end on the plateau; observe larger x."),
            Mean(3, "the data begin or end on the plateau; observe more."),
        ];

        Finding Mean(int k, string unseen)
        {
            int hidden = found.Count(plateau => double.IsNaN(plateau[k]));
            if (hidden > 0) return Finding.NotDetermined(Names[k], group.Point, found.Count == 1 ? unseen : $"in {hidden} of {found.Count} replicas {unseen}");
            var mean = SampleMean.Of(found.Select(plateau => plateau[k]));
            double reach = mean.DegreesOfFreedom < 1 ? double.NaN : mean.StandardError * StudentT.InvCDF(0, 1, mean.DegreesOfFreedom, 0.5 * (1 + options.Confidence));
            string interval = mean.DegreesOfFreedom < 1 ? "one curve, no interval" : string.Create(CultureInfo.InvariantCulture, $"{100 * options.Confidence:G4} % interval over {found.Count} replicas");
            return new Finding
            {
                Name = Names[k], Point = group.Point, Value = mean.Value, Low = mean.Value - reach, High = mean.Value + reach,
                Note = string.Create(CultureInfo.InvariantCulture, $"|d ln y / d ln x| below {options.Flatness:G3}; {interval}"),
            };
        }
    }

    /// <summary>Height, start, end and log10(end / start), not a number where the data do not show it; or why there is no plateau.</summary>
    private (double[]? Plateau, string Reason) Find(Curve whole)
    {
        Curve curve = WindowOption.In(whole, options.Window);
        if (WindowOption.Unusable(curve, whole, options.Window, FewestPoints, "a plateau") is { } reason) return (null, reason);
        double[] slopes = FlatStretch.Slopes(curve, 0, options.Smoothing);
        var flat = FlatStretch.Of(curve, slopes, curve.X[0], options.Flatness)
            .Where(stretch => Length(stretch) >= Math.Log10(options.Shortest)).ToArray();
        if (flat.Length == 0)
            return (null, string.Create(CultureInfo.InvariantCulture, $"from {curve.X[0]:G4} to {curve.X[^1]:G4} the curve is nowhere flatter than |d ln y / d ln x| = {options.Flatness:G3} over a factor {options.Shortest:G3} of x."));
        FlatStretch plateau = options.Which switch
        {
            WhichPlateau.First => flat[0],
            WhichPlateau.Last => flat[^1],
            _ => flat.MaxBy(Length),
        };
        double start = plateau.First == 0 ? double.NaN : curve.X[plateau.First], end = plateau.Last == curve.Count - 1 ? double.NaN : curve.X[plateau.Last];
        return ([curve.Y[plateau.Flattest(slopes)], start, end, Math.Log10(end / start)], "");

        double Length(FlatStretch stretch) => Math.Log10(curve.X[stretch.Last] / curve.X[stretch.First]);
    }
}
