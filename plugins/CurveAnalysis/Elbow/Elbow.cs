using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Finds where a falling curve leaves its power law for its minimum (D'Amico, Bocchi and Negri, arXiv 2505.13230), in both usual definitions: the local
/// slope has fallen to half of the steepest, and the tangent of the steepest point meets the minimum. From the mean over replicas, with the
/// jackknife's interval from three replicas on.
/// </summary>
/// <param name="options">Range of the local slopes and of the parabola of the minimum.</param>
[Cites("damico2025")]
[Description("Finds where a falling curve bends towards its minimum: by half its steepest slope, and by the steepest tangent.")]
public sealed class Elbow(ElbowOptions options) : IAnalysis
{
    private static readonly string[] Names = ["elbow-tangent", "elbow-half-slope", "steepest-slope", "steepest-at"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) => family.Groups.SelectMany(Analyse);

    private IEnumerable<Finding> Analyse(CurveGroup group)
    {
        var (elbow, reason) = ElbowPosition.Find(group.Average(), options);
        if (elbow is null) return Names.Select(name => Finding.NotDetermined(name, group.Point, reason));
        double[]? errors = Jackknife.StandardErrors(group, curve => ElbowPosition.Find(curve, options).Elbow is { } part ? Logarithms(part) : null);
        double quantile = errors is null ? double.NaN : StudentT.InvCDF(0, 1, group.Replicas.Count - 1, 0.5 * (1 + options.Confidence));
        string interval = errors is null
            ? "no interval from fewer than three replicas"
            : string.Create(CultureInfo.InvariantCulture, $"{100 * options.Confidence:G4} % interval of the jackknife over {group.Replicas.Count} replicas");
        double[] values = Logarithms(elbow);
        return Names.Select((name, k) => new Finding
        {
            Name = name,
            Point = group.Point,
            Value = Math.Exp(values[k]),
            Low = Math.Exp(values[k] - quantile * (errors?[k] ?? double.NaN)),
            High = Math.Exp(values[k] + quantile * (errors?[k] ?? double.NaN)),
            Note = string.Create(CultureInfo.InvariantCulture, $"steepest slope {elbow.Slope:G4} at {elbow.SteepestAt:G4}; {interval}"),
        });
    }

    private static double[] Logarithms(ElbowPosition elbow) =>
        [Math.Log(elbow.Tangent), Math.Log(elbow.HalfSlope), Math.Log(elbow.Slope), Math.Log(elbow.SteepestAt)];
}
