using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// The mean of y over the points of a curve, all of one weight: of an exponent over the sizes it was measured at, for instance. Of several replicas the means are averaged
/// and the interval is over them; of one curve it is Student's t from the scatter of the points, which takes them for independent.
/// </summary>
/// <param name="options">Window and confidence.</param>
[Description("The mean of y over the points of a curve, with its interval and its scatter.")]
public sealed class Mean(MeanOptions options) : IAnalysis
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) => family.Groups.SelectMany(Analyse);

    private IEnumerable<Finding> Analyse(CurveGroup group)
    {
        Curve[] parts = [.. group.Replicas.Select(replica => WindowOption.In(replica, options.Window))];
        int empty = Array.FindIndex(parts, part => part.Count == 0);
        if (empty >= 0)
        {
            string reason = WindowOption.TooFew(0, group.Replicas[empty], options.Window, 1, "a mean");
            return [Finding.NotDetermined("mean", group.Point, reason), Finding.NotDetermined("scatter", group.Point, reason)];
        }

        double[] sample = parts.Length == 1 ? parts[0].Y.ToArray() : [.. parts.Select(part => part.Y.ToArray().Average())];
        var mean = SampleMean.Of(sample);
        double reach = mean.DegreesOfFreedom < 1 ? double.NaN : mean.StandardError * StudentT.InvCDF(0, 1, mean.DegreesOfFreedom, 0.5 * (1 + options.Confidence));
        string what = parts.Length == 1 ? "points" : "replicas";
        string interval = mean.DegreesOfFreedom < 1 ? "no interval" : string.Create(CultureInfo.InvariantCulture, $"{100 * options.Confidence:G4} % interval over the {what}");
        string note = string.Create(CultureInfo.InvariantCulture, $"{sample.Length} {what} in [{parts[0].X[0]:G4}, {parts[0].X[^1]:G4}]; {interval}");
        return [
            new Finding { Name = "mean", Point = group.Point, Value = mean.Value, Low = mean.Value - reach, High = mean.Value + reach, Note = note },
            mean.DegreesOfFreedom < 1
                ? Finding.NotDetermined("scatter", group.Point, $"one of the {what} alone has no scatter.")
                : new Finding { Name = "scatter", Point = group.Point, Value = mean.StandardError * Math.Sqrt(sample.Length), Note = note },
        ];
    }
}
