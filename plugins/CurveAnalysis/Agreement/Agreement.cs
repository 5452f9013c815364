using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Compares the mean of replicas with the curve of another block at the same point of the sweep: a simulation with its theory. At every x the distance beyond the bias is
/// d = max(0, |ȳ − r| − b r)/s.e.; its largest value is judged, such as d ≤ 3. Where the reference has replicas too, their standard error is added in quadrature. The times of a
/// run are not independent: what is seen at one is seen at its neighbours.
/// </summary>
/// <param name="options">The reference, its bias and the window.</param>
[Description("Compares the mean of replicas with the curves of another block, in standard errors beyond a known bias.")]
public sealed class Agreement(AgreementOptions options) : IAnalysis
{
    private const int FewestReplicas = 4;

    /// <summary>What it finds.</summary>
    public static FindingDescription[] Findings { get; } =
    [
        new("standard-errors", "Largest distance of the mean from the reference beyond the bias, in standard errors of the mean. Its curve is that of mean over reference, with one standard error to both sides."),
        new("largest-deviation", "Largest |mean / reference - 1|."),
        new("mean-deviation", "Mean of ln(mean / reference) over the window, evenly over the points: a systematic deviation."),
    ];

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family)
    {
        var reference = family.Companion(options.With);
        return family.Groups.SelectMany(group => reference is null
            ? Failed(group.Point, $"There is no block or analysis '{options.With}' with finished runs that has '{family.Y}'.")
            : reference.Groups.FirstOrDefault(other => other.Point.Equals(group.Point)) is { } other
                ? Compare(group, other)
                : Failed(group.Point, $"'{options.With}' has no curve at this point."));
    }

    private static IEnumerable<Finding> Failed(ParameterPoint point, string reason) => Findings.Select(finding => Finding.NotDetermined(finding.Name, point, reason));

    private IEnumerable<Finding> Compare(CurveGroup group, CurveGroup reference)
    {
        if (group.Replicas.Count < FewestReplicas)
            return Failed(group.Point, $"{group.Replicas.Count} replicas are too few for a standard error; it takes {FewestReplicas}.");
        List<double> x = [], ratio = [], low = [], high = [];
        double distance = 0, worst = double.NaN, largest = 0;
        foreach (double at in group.Replicas[0].X)
        {
            if (options.Window is [double from, double to] && (at < from || at > to)) continue;
            var mean = SampleMean.Of(group.Replicas.Select(curve => Math.Exp(LogInterpolation.At(curve, at))));
            var theory = SampleMean.Of(reference.Replicas.Select(curve => Math.Exp(LogInterpolation.At(curve, at))));
            if (!double.IsFinite(mean.Value) || !double.IsFinite(theory.Value)) continue;
            double error = double.IsNaN(theory.StandardError) ? mean.StandardError : Math.Sqrt((mean.StandardError * mean.StandardError) + (theory.StandardError * theory.StandardError));
            x.Add(at);
            ratio.Add(mean.Value / theory.Value);
            low.Add((mean.Value - error) / theory.Value);
            high.Add((mean.Value + error) / theory.Value);
            double deviation = Math.Abs(mean.Value - theory.Value), beyond = Math.Max(0, deviation - (options.Bias * theory.Value));
            largest = Math.Max(largest, deviation / theory.Value);
            double errors = beyond == 0 ? 0 : beyond / error;
            if (!double.IsNaN(worst) && errors <= distance) continue;
            (distance, worst) = (errors, at);
        }

        if (x.Count == 0) return Failed(group.Point, $"The curves and those of '{options.With}' have no positive values at a common x in the window.");
        string note = string.Create(
            CultureInfo.InvariantCulture,
            $"{group.Replicas.Count} replicas at {x.Count} points from {x[0]:G4} to {x[^1]:G4}, farthest at {worst:G4}; bias {options.Bias:G4}");
        return
        [
            new Finding { Name = Findings[0].Name, Point = group.Point, Value = distance, Note = note, Curve = new Curve([.. x], [.. ratio], [.. low], [.. high]) },
            new Finding { Name = Findings[1].Name, Point = group.Point, Value = largest, Note = note },
            new Finding { Name = Findings[2].Name, Point = group.Point, Value = ratio.Average(Math.Log), Note = note },
        ];
    }
}
