using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Rescales every curve by its own optimum, (x/x_opt, y/y_opt), and measures how well they fall onto one master curve, the mean of ln(y/y_opt) over the
/// curves that reach an abscissa (arXiv 2505.13230, the collapse of learning curves at fixed norm). The spread is the root mean square distance
/// of the curves from it: 0.01 is one per cent.
/// </summary>
/// <param name="options">Where the curves are compared.</param>
[Cites("damico2025")]
[Description("Rescales curves by their optimum and measures their spread about the master curve.")]
public sealed class Collapse(CollapseOptions options) : IAnalysis
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family)
    {
        List<Finding> findings = [];
        List<(ParameterPoint Point, Curve Curve)> rescaled = [];
        foreach (var group in family.Groups)
        {
            Curve average = group.Average();
            var (minimum, reason) = LogMinimum.Find(average, options.Band);
            if (minimum is null) findings.Add(Finding.NotDetermined("deviation", group.Point, reason));
            else rescaled.Add((group.Point, Rescale(average, minimum)));
        }

        double[] x = [.. Enumerable.Range(0, options.Points).Select(i => options.Window[0] * Math.Pow(options.Window[1] / options.Window[0], i / (options.Points - 1.0)))];
        double[][] logs = [.. rescaled.Select(curve => Array.ConvertAll(x, at => LogInterpolation.At(curve.Curve, at)))];
        double[] master = [.. x.Select((_, i) => Shared(logs, i) ? logs.Where(y => double.IsFinite(y[i])).Average(y => y[i]) : double.NaN)];
        int[] compared = [.. Enumerable.Range(0, x.Length).Where(i => double.IsFinite(master[i]))];
        if (compared.Length == 0)
        {
            string none = string.Create(CultureInfo.InvariantCulture, $"No two of the {rescaled.Count} curves with a minimum reach a common x / x_opt in [{options.Window[0]:G4}, {options.Window[1]:G4}]; observe more, or move the window.");
            return [Finding.NotDetermined("spread", ParameterPoint.Empty, none), Finding.NotDetermined("largest-deviation", ParameterPoint.Empty, none), .. findings];
        }

        double[] distances = [.. compared.SelectMany(i => logs.Where(y => double.IsFinite(y[i])).Select(y => y[i] - master[i]))];
        string note = string.Create(CultureInfo.InvariantCulture, $"{rescaled.Count} curves, {compared.Length} abscissas in [{x[compared[0]]:G4}, {x[compared[^1]]:G4}] of x / x_opt");
        Curve masterCurve = new([.. compared.Select(i => x[i])], [.. compared.Select(i => Math.Exp(master[i]))]);
        return [
            new Finding { Name = "spread", Point = ParameterPoint.Empty, Value = RootMeanSquare(distances), Note = note, Curve = masterCurve },
            new Finding { Name = "largest-deviation", Point = ParameterPoint.Empty, Value = distances.Max(Math.Abs), Note = note },
            .. findings,
            .. rescaled.Select((curve, k) => Deviation(curve.Point, curve.Curve, [.. compared.Where(i => double.IsFinite(logs[k][i])).Select(i => logs[k][i] - master[i])])),
        ];
    }

    private Finding Deviation(ParameterPoint point, Curve rescaled, double[] distances) => distances.Length == 0
        ? Finding.NotDetermined("deviation", point, "The curve has no abscissa in common with another one in the window.")
        : new Finding
        {
            Name = "deviation",
            Point = point,
            Value = RootMeanSquare(distances),
            Note = string.Create(CultureInfo.InvariantCulture, $"at {distances.Length} abscissas; the largest distance is {distances.Max(Math.Abs):G3}"),
            Curve = options.MasterOnly ? null : rescaled,
        };

    private static bool Shared(double[][] logs, int index) => logs.Count(y => double.IsFinite(y[index])) >= 2;

    private static double RootMeanSquare(double[] values) => Math.Sqrt(values.Average(value => value * value));

    private static Curve Rescale(Curve curve, LogMinimum minimum) =>
        new(Array.ConvertAll(curve.X.ToArray(), x => x / minimum.X), Array.ConvertAll(curve.Y.ToArray(), y => y / minimum.Y));
}
