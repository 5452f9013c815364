using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Compares the mean of replicas with the curve of another block at the same point of the sweep: a simulation with its theory. At every x the distance beyond the bias is
/// d = max(0, |ȳ − r| − b r)/s.e.; its largest value is judged, such as d ≤ 3. Where the reference has replicas too, their standard error is added in quadrature, and the scatter of
/// the replicas is compared as well: two implementations of one law agree in both. The times of a run are not independent: what is seen at one is seen at its neighbours.
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
        new("spread", "Largest distance between the standard deviations over replicas of the two, as logarithms, in its standard errors. Needs a reference with replicas."),
    ];

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family)
    {
        var reference = family.Companion(options.With);
        var common = options.RelativeTo is null ? null : family.Companion(options.RelativeTo);
        foreach (var group in family.Groups)
        {
            var (other, reason) = SamePoint(reference, options.With, group, family.Y);
            var (divisor, without) = options.RelativeTo is null ? (null, "") : SamePoint(common, options.RelativeTo, group, family.Y);
            if (reason.Length == 0 && divisor is not null && (divisor.Replicas.Count != group.Replicas.Count || divisor.Replicas.Count != other!.Replicas.Count))
                without = $"'{family.Name}', '{options.With}' and '{options.RelativeTo}' need the same replicas, but have {group.Replicas.Count}, {other!.Replicas.Count} and {divisor.Replicas.Count}.";
            foreach (var finding in reason.Length + without.Length > 0 ? Failed(group.Point, $"{reason}{without}") : Compare(group, other!, divisor))
                yield return finding;
        }
    }

    private static (CurveGroup? Group, string Reason) SamePoint(CurveFamily? family, string name, CurveGroup group, string observable) =>
        family is null ? (null, $"There is no block or analysis '{name}' with finished runs that has '{observable}'.")
        : family.Groups.FirstOrDefault(other => other.Point.Equals(group.Point)) is { } found ? (found, "")
        : (null, $"'{name}' has no curve at this point.");

    private static IEnumerable<Finding> Failed(ParameterPoint point, string reason) => Findings.Select(finding => Finding.NotDetermined(finding.Name, point, reason));

    private IEnumerable<Finding> Compare(CurveGroup group, CurveGroup reference, CurveGroup? divisor)
    {
        if (group.Replicas.Count < FewestReplicas)
            return Failed(group.Point, $"{group.Replicas.Count} replicas are too few for a standard error; it takes {FewestReplicas}.");
        List<double> x = [], ratio = [], low = [], high = [];
        var (distance, worst, largest) = (0.0, double.NaN, 0.0);
        var (spread, widest) = (double.NaN, double.NaN);
        foreach (double at in group.Replicas[0].X)
        {
            if (options.Window is [double from, double to] && (at < from || at > to)) continue;
            double[] values = At(group, divisor, at), expected = At(reference, divisor, at);
            var (mean, theory) = (SampleMean.Of(values), SampleMean.Of(expected));
            if (!double.IsFinite(mean.Value) || !double.IsFinite(theory.Value)) continue;
            double error = double.IsNaN(theory.StandardError) ? mean.StandardError : Math.Sqrt((mean.StandardError * mean.StandardError) + (theory.StandardError * theory.StandardError));
            x.Add(at);
            ratio.Add(mean.Value / theory.Value);
            low.Add((mean.Value - error) / theory.Value);
            high.Add((mean.Value + error) / theory.Value);
            double deviation = Math.Abs(mean.Value - theory.Value), beyond = Math.Max(0, deviation - (options.Bias * theory.Value));
            largest = Math.Max(largest, deviation / theory.Value);
            double errors = beyond == 0 ? 0 : beyond / error, spreads = Spreads(values, expected);
            if (!(spreads <= spread) && double.IsFinite(spreads)) (spread, widest) = (spreads, at);
            if (!double.IsNaN(worst) && errors <= distance) continue;
            (distance, worst) = (errors, at);
        }

        if (x.Count == 0) return Failed(group.Point, $"The curves and those of '{options.With}' have no positive values at a common x in the window.");
        string note = string.Create(
            CultureInfo.InvariantCulture,
            $"{group.Replicas.Count} replicas at {x.Count} points from {x[0]:G4} to {x[^1]:G4}, farthest at {worst:G4}; bias {options.Bias:G4}{(options.RelativeTo is null ? "" : $"; relative to {options.RelativeTo}")}");
        return
        [
            new Finding { Name = Findings[0].Name, Point = group.Point, Value = distance, Note = note, Curve = new Curve([.. x], [.. ratio], [.. low], [.. high]) },
            new Finding { Name = Findings[1].Name, Point = group.Point, Value = largest, Note = note },
            new Finding { Name = Findings[2].Name, Point = group.Point, Value = ratio.Average(Math.Log), Note = note },
            double.IsNaN(spread)
                ? Finding.NotDetermined(Findings[3].Name, group.Point, $"'{options.With}' has no spread to compare with: it takes {FewestReplicas} replicas that differ.")
                : new Finding
                {
                    Name = Findings[3].Name, Point = group.Point, Value = spread,
                    Note = string.Create(CultureInfo.InvariantCulture, $"{group.Replicas.Count} and {reference.Replicas.Count} replicas, farthest at {widest:G4}"),
                },
        ];
    }

    private static double[] At(CurveGroup group, CurveGroup? divisor, double x) =>
        [.. group.Replicas.Select((curve, replica) => Math.Exp(LogInterpolation.At(curve, x) - (divisor is null ? 0 : LogInterpolation.At(divisor.Replicas[replica], x))))];

    /// <summary>How many standard errors of its own ln(s/s') is away from 0; not a number where there is no spread.</summary>
    private static double Spreads(double[] values, double[] reference)
    {
        if (reference.Length < FewestReplicas) return double.NaN;
        var (logarithm, variance) = LogDeviation(values);
        var (other, otherVariance) = LogDeviation(reference);
        return Math.Abs(logarithm - other) / Math.Sqrt(variance + otherVariance);
    }

    /// <summary>ln s and its variance, (κ − (n − 3)/(n − 1))/4n with the kurtosis κ, for which no sample is taken to be lighter in the tails than a normal one.</summary>
    private static (double Value, double Variance) LogDeviation(double[] values)
    {
        double n = values.Length, mean = values.Average();
        double second = values.Average(value => Math.Pow(value - mean, 2)), fourth = values.Average(value => Math.Pow(value - mean, 4));
        double kurtosis = Math.Max(3, fourth / (second * second));
        return (0.5 * Math.Log(second * n / (n - 1)), (kurtosis - ((n - 3) / (n - 1))) / (4 * n));
    }
}
