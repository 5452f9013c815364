using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Finds where a curve crosses a level, another curve of the same runs, or the curve of the next value of a swept parameter, interpolated between the points of
/// observation in log-log (linearly where values are not positive). Each replica is searched by itself; the value is the mean over replicas with Student's t interval.
/// </summary>
/// <param name="options">What is crossed, and which crossing is taken.</param>
[Description("Finds where a curve crosses a level, another observable, or the curve of the next value of a swept parameter.")]
public sealed class Crossing(CrossingOptions options) : IAnalysis
{
    private static readonly string[] Names = ["crossing", "crossing-height", "crossings"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family)
    {
        if (options.Between is { } swept) return Neighbours(family, swept);
        if (options.With is not { } companion) return family.Groups.SelectMany(group => Analyse(group, null, "the level"));
        var others = family.Companion(companion);
        return family.Groups.SelectMany(group => others?.Groups.FirstOrDefault(other => other.Point.Equals(group.Point)) is { } other
            ? Analyse(group, other, $"'{companion}'")
            : All(group.Point, $"'{family.Name}' has no '{companion}' at this point."));
    }

    private IEnumerable<Finding> Neighbours(CurveFamily family, string swept)
    {
        foreach (var line in family.Groups.GroupBy(group => group.Point.Without(swept)))
        {
            var groups = line.ToArray();
            if (groups.Any(group => !group.Point.TryGet(swept, out var value) || !value.IsNumber))
            {
                foreach (var finding in All(line.Key, $"'{swept}' is not a swept parameter with numbers.")) yield return finding;
                continue;
            }

            groups = [.. groups.OrderBy(group => Number(group, swept))];
            if (groups.Length < 2)
            {
                foreach (var finding in All(line.Key, $"there is one curve; a crossing takes two values of '{swept}'.")) yield return finding;
            }

            for (int i = 0; i + 1 < groups.Length; i++)
            {
                string what = string.Create(CultureInfo.InvariantCulture, $"the curve of {swept} = {Number(groups[i + 1], swept):G6}");
                foreach (var finding in Analyse(groups[i], groups[i + 1], what)) yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Analyse(CurveGroup group, CurveGroup? other, string what)
    {
        int replicas = other is null ? group.Replicas.Count : Math.Min(group.Replicas.Count, other.Replicas.Count);
        List<(double X, double Y)> found = [];
        List<int> counts = [];
        for (int replica = 0; replica < replicas; replica++)
        {
            Curve curve = WindowOption.In(group.Replicas[replica], options.Window);
            if (curve.Count < 2) return All(group.Point, WindowOption.Unusable(curve, group.Replicas[replica], options.Window, 2, "a crossing")!);
            var crossings = CurveCrossings.Of(curve, other?.Replicas[replica], options.Level ?? double.NaN);
            counts.Add(crossings.Count);
            if (crossings.Count > 0) found.Add(options.Which == WhichCrossing.First ? crossings[0] : crossings[^1]);
        }

        if (found.Count < replicas)
        {
            Curve curve = WindowOption.In(group.Replicas[counts.IndexOf(0)], options.Window);
            string which = replicas == 1 ? "the curve does not cross" : $"{replicas - found.Count} of {replicas} replicas do not cross";
            string level = options.Level is { } value ? string.Create(CultureInfo.InvariantCulture, $" {value:G4}") : "";
            return All(group.Point, string.Create(CultureInfo.InvariantCulture, $"{which} {what}{level} from {curve.X[0]:G4} to {curve.X[^1]:G4}, where it runs from {curve.Y[0]:G4} to {curve.Y[^1]:G4}."));
        }

        string take = counts.Max() == 1 ? "the only crossing" : $"the {(options.Which == WhichCrossing.First ? "first" : "last")} of up to {counts.Max()} crossings";
        return [Mean("crossing", found.Select(point => point.X)), Mean("crossing-height", found.Select(point => point.Y)), Mean("crossings", counts.Select(count => (double)count))];

        Finding Mean(string name, IEnumerable<double> values)
        {
            var mean = SampleMean.Of(values);
            double reach = mean.DegreesOfFreedom < 1 ? double.NaN : mean.StandardError * StudentT.InvCDF(0, 1, mean.DegreesOfFreedom, 0.5 * (1 + options.Confidence));
            string interval = mean.DegreesOfFreedom < 1 ? "one curve, no interval" : string.Create(CultureInfo.InvariantCulture, $"{100 * options.Confidence:G4} % interval over {replicas} replicas");
            return new Finding { Name = name, Point = group.Point, Value = mean.Value, Low = mean.Value - reach, High = mean.Value + reach, Note = $"with {what}; {take}; {interval}" };
        }
    }

    private static double Number(CurveGroup group, string swept) => group.Point.TryGet(swept, out var value) ? value.Number : double.NaN;

    private static IEnumerable<Finding> All(ParameterPoint point, string reason) => Names.Select(name => Finding.NotDetermined(name, point, reason));
}
