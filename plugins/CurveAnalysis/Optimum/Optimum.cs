using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Finds where curves are smallest, by a parabola of ln y in ln x around the minimum of the mean over replicas. From three replicas on the
/// interval is that of the jackknife over replicas, which knows the correlation along the curves; a single curve has the scatter about the parabola.
/// </summary>
/// <param name="options">Range of the parabola and confidence.</param>
[Description("Finds the minimum of a curve by a parabola of ln y in ln x, with its interval.")]
public sealed class Optimum(OptimumOptions options) : IAnalysis
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) => family.Groups.SelectMany(Analyse);

    private IEnumerable<Finding> Analyse(CurveGroup group)
    {
        Curve average = group.Average();
        var (minimum, reason) = LogMinimum.Find(average, options.Band);
        if (minimum is null)
            return [Finding.NotDetermined("optimum", group.Point, reason), Finding.NotDetermined("minimum", group.Point, reason)];

        double[]? errors = Jackknife.StandardErrors(group, curve => LogMinimum.Find(curve, options.Band).Minimum is { } part ? [part.LogX.Value, part.LogY.Value] : null);
        int freedom = errors is null ? minimum.LogX.DegreesOfFreedom : group.Replicas.Count - 1;
        double quantile = freedom >= 1 ? StudentT.InvCDF(0, 1, freedom, 0.5 * (1 + options.Confidence)) : double.NaN;
        string note = string.Create(
            CultureInfo.InvariantCulture,
            $"parabola through {minimum.Parabola.Count} points in [{minimum.Parabola.X[0]:G4}, {minimum.Parabola.X[^1]:G4}]; {100 * options.Confidence:G4} % interval {(errors is null ? "from the scatter about it" : $"of the jackknife over {group.Replicas.Count} replicas")}");
        return [
            Result("optimum", minimum.LogX.Value, quantile * (errors?[0] ?? minimum.LogX.StandardError)),
            Result("minimum", minimum.LogY.Value, quantile * (errors?[1] ?? minimum.LogY.StandardError)) with { Curve = minimum.Parabola },
        ];

        Finding Result(string name, double logarithm, double reach) => new()
        {
            Name = name, Point = group.Point, Note = note,
            Value = Math.Exp(logarithm), Low = Math.Exp(logarithm - reach), High = Math.Exp(logarithm + reach),
        };
    }
}
