using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Finds the compute-optimal frontier L*(C) = min_N L(N, C) of learning curves against compute and fits L* ~ C^−r and N* ~ C^x by least squares in log-log
/// (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, Sec. 4). Points at which the best size is the smallest or largest one are discarded. Replicas are
/// averaged first. The curve of the loss exponent is the frontier. The exponent of the loss is negative. The intervals come from the scatter about the line and take the points for independent.
/// </summary>
/// <param name="options">Size and window.</param>
[Cites("bordelon2024")]
[Description("Finds the lower envelope over model sizes of learning curves against compute, and fits its exponent and that of the best size.")]
public sealed class ComputeOptimal(ComputeOptimalOptions options) : IAnalysis
{
    private const int FewestSizes = 3;
    private const int FewestPoints = 3;
    private const double Confidence = 0.95;

    /// <summary>−r of L* ~ C^−r.</summary>
    public static FindingDescription LossExponent { get; } = new("loss-exponent", "Exponent of the frontier L*(C), by least squares of ln L* on ln C; negative.");

    /// <summary>x of N* ~ C^x.</summary>
    public static FindingDescription SizeExponent { get; } = new("size-exponent", "Exponent of the best size N*(C), by least squares of ln N* on ln C.");

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) =>
        family.Groups.GroupBy(group => group.Point.Without(options.Size)).SelectMany(sizes => Analyse(sizes.Key, [.. sizes]));

    private IEnumerable<Finding> Analyse(ParameterPoint point, CurveGroup[] groups)
    {
        List<(double Size, Curve Curve)> curves = [];
        foreach (var group in groups)
        {
            if (!group.Point.TryGet(options.Size, out var size) || !size.IsNumber || !(size.Number > 0))
                return Failed(point, $"'{options.Size}' is not a swept parameter with positive numbers; name the size of the model in 'size:'.");
            var curve = Positive(group.Average());
            if (curve.Count > 1) curves.Add((size.Number, curve));
        }

        if (curves.Count < FewestSizes) return Failed(point, $"{curves.Count} sizes with a curve are too few for a frontier, it takes {FewestSizes}.");
        curves.Sort((left, right) => left.Size.CompareTo(right.Size));
        var frontier = Frontier.Of(curves, options.PointsPerDecade);
        if (options.Window is [double from, double to]) frontier = [.. frontier.Where(item => item.Compute >= from * (1 - 1e-12) && item.Compute <= to * (1 + 1e-12))];
        return frontier.Count < FewestPoints
            ? Failed(point, $"{frontier.Count} points of the frontier have a best size between the smallest and largest, it takes {FewestPoints}; run more sizes or longer, or widen the window.")
            : [Fit(LossExponent, point, frontier, item => item.Loss, curve: true), Fit(SizeExponent, point, frontier, item => item.Size, curve: false)];
    }

    private static Finding[] Failed(ParameterPoint point, string reason) =>
        [Finding.NotDetermined(LossExponent.Name, point, reason), Finding.NotDetermined(SizeExponent.Name, point, reason)];

    private static Finding Fit(FindingDescription finding, ParameterPoint point, List<FrontierPoint> frontier, Func<FrontierPoint, double> value, bool curve)
    {
        double[] compute = [.. frontier.Select(item => item.Compute)], values = [.. frontier.Select(value)];
        var slope = Line.Fit(Array.ConvertAll(compute, Math.Log), Array.ConvertAll(values, Math.Log)).SlopeEstimate;
        double width = StudentT.InvCDF(0, 1, slope.DegreesOfFreedom, 0.5 * (1 + Confidence)) * slope.StandardError;
        return new Finding
        {
            Name = finding.Name,
            Point = point,
            Value = slope.Value,
            Low = slope.Value - width,
            High = slope.Value + width,
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"{frontier.Count} points with compute in [{compute[0]:G4}, {compute[^1]:G4}], best size {frontier[0].Size:G4} to {frontier[^1].Size:G4}; 95 % interval from the scatter about the line"),
            Curve = curve ? new Curve(compute, values) : null,
        };
    }

    private static Curve Positive(Curve curve)
    {
        List<double> x = [], y = [];
        for (int i = 0; i < curve.Count; i++)
        {
            if (!(curve.X[i] > 0 && curve.Y[i] > 0)) continue;
            x.Add(curve.X[i]);
            y.Add(curve.Y[i]);
        }

        return new Curve([.. x], [.. y]);
    }
}
