using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Reads curves with positive coordinates at one x: the mean over replicas with Student's t interval. It turns a family of curves into a curve over a swept parameter,
/// and puts a theory and a simulation side by side.
/// </summary>
/// <param name="options">Where, and the confidence.</param>
[Description("Reads a curve at one x, with the interval of the mean over replicas.")]
public sealed class ValueAt(ValueAtOptions options) : IAnalysis
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) => family.Groups.Select(Analyse);

    private Finding Analyse(CurveGroup group)
    {
        double[] logarithms = [.. group.Replicas.Select(curve => LogInterpolation.At(curve, options.At))];
        if (Array.FindIndex(logarithms, value => !double.IsFinite(value)) is >= 0 and int missing)
        {
            Curve curve = group.Replicas[missing];
            return Finding.NotDetermined("value", group.Point, curve.Count == 0
                ? "There are no data."
                : string.Create(CultureInfo.InvariantCulture, $"The curve has no positive value at x = {options.At:G6}; its data run from {curve.X[0]:G4} to {curve.X[^1]:G4}."));
        }

        var mean = SampleMean.Of(logarithms.Select(Math.Exp));
        double reach = mean.DegreesOfFreedom < 1 ? double.NaN
            : mean.StandardError * StudentT.InvCDF(0, 1, mean.DegreesOfFreedom, 0.5 * (1 + options.Confidence));
        return new Finding
        {
            Name = "value",
            Point = group.Point,
            Value = mean.Value,
            Low = mean.Value - reach,
            High = mean.Value + reach,
            Note = logarithms.Length == 1
                ? string.Create(CultureInfo.InvariantCulture, $"at x = {options.At:G6}; one curve, no interval")
                : string.Create(CultureInfo.InvariantCulture, $"at x = {options.At:G6}; {100 * options.Confidence:G4} % interval over {logarithms.Length} replicas"),
        };
    }
}
