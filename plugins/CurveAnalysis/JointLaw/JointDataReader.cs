using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Collects the points of a family with their variables.</summary>
internal static class JointDataReader
{
    /// <summary>The points, or the reason why there are none.</summary>
    /// <param name="family">The family.</param>
    /// <param name="variables">The variables by what they stand for, and where each comes from: a swept name, a companion or the abscissa.</param>
    /// <param name="window">Only points whose x is in this range are used.</param>
    /// <param name="dropHighest">How many points of highest loss are left out.</param>
    public static (JointData? Data, string Reason) Read(
        CurveFamily family, IReadOnlyList<(string Name, string Source)> variables, double[]? window = null, int dropHighest = 0)
    {
        List<(double[] LogVariables, double LogLoss, int Run)> points = [];
        int run = 0;
        foreach (CurveGroup group in family.Groups)
        {
            for (int replica = 0; replica < group.Replicas.Count; replica++, run++)
            {
                Curve curve = WindowOption.In(group.Replicas[replica], window);
                for (int i = 0; i < curve.Count; i++)
                {
                    var row = new double[variables.Count];
                    for (int k = 0; k < row.Length; k++)
                    {
                        if (Variable(family, group, replica, curve.X[i], variables[k].Source) is not { } value)
                        {
                            return (null, string.Create(CultureInfo.InvariantCulture, $"there is no '{variables[k].Source}' at {family.X} = {curve.X[i]:G6}; {variables[k].Name} takes a swept name, an observable or finding of '{family.Name}', or '{family.X}'."));
                        }

                        if (!(value > 0))
                            return (null, string.Create(CultureInfo.InvariantCulture, $"'{variables[k].Source}' is {value:G4} at {family.X} = {curve.X[i]:G6} and has no logarithm; choose a window without it."));
                        row[k] = Math.Log(value);
                    }

                    if (!(curve.Y[i] > 0))
                        return (null, string.Create(CultureInfo.InvariantCulture, $"the loss {curve.Y[i]:G4} at {family.X} = {curve.X[i]:G6} has no logarithm; choose a window without it."));
                    points.Add((row, Math.Log(curve.Y[i]), run));
                }
            }
        }

        var kept = points.OrderBy(point => point.LogLoss).Take(points.Count - dropHighest).ToArray();
        if (kept.Length == 0) return (null, "there are no points.");
        for (int k = 0; k < variables.Count; k++)
        {
            if (kept.All(point => point.LogVariables[k] == kept[0].LogVariables[k]))
                return (null, $"'{variables[k].Source}' has only one value, so its exponent is not determined.");
        }

        if (kept.All(point => point.LogLoss == kept[0].LogLoss)) return (null, $"all {kept.Length} losses are equal; there is no law to fit.");

        // A single curve holds one run a point, as measured ones do; several curves are the runs.
        int[] runs = run == 1 ? [.. Enumerable.Range(0, kept.Length)] : Renumbered([.. kept.Select(point => point.Run)]);
        return (new JointData([.. kept.Select(point => point.LogVariables)], [.. kept.Select(point => point.LogLoss)], runs), "");
    }

    private static int[] Renumbered(int[] runs)
    {
        int[] known = [.. runs.Distinct().Order()];
        return Array.ConvertAll(runs, run => Array.BinarySearch(known, run));
    }

    private static double? Variable(CurveFamily family, CurveGroup group, int replica, double x, string source)
    {
        if (group.Point.TryGet(source, out var swept)) return swept.IsNumber ? swept.Number : null;
        if (source == family.X) return x;
        var other = family.Companion(source)?.Groups.FirstOrDefault(candidate => candidate.Point.Equals(group.Point));
        if (other is null || replica >= other.Replicas.Count) return null;
        int index = other.Replicas[replica].X.BinarySearch(x);
        return index < 0 ? null : other.Replicas[replica].Y[index];
    }
}
