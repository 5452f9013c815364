using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>The replicas of a group at common abscissas, and averages over resamples of them.</summary>
internal sealed class ReplicaTable
{
    private readonly double[][] _values;

    public ReplicaTable(CurveGroup group, double[] x) => _values =
        [.. group.Replicas.Select(curve => Array.ConvertAll(x, value => At(curve, value)))];

    public int Count => _values.Length;

    public double[] this[int replica] => _values[replica];

    /// <summary>Averages over replicas drawn with replacement, always the same ones for a seed.</summary>
    public IEnumerable<double[]> Resamples(int count, ulong seed)
    {
        var stream = new PhiloxStreams(seed, 0).Create("bootstrap");
        for (int sample = 0; sample < count; sample++)
        {
            var mean = new double[_values[0].Length];
            for (int draw = 0; draw < Count; draw++)
            {
                double[] values = _values[stream.NextInteger(Count)];
                for (int i = 0; i < mean.Length; i++) mean[i] += values[i] / Count;
            }

            yield return mean;
        }
    }

    /// <summary>A straight line in ln x between points, as in the average of replicas that share no abscissas.</summary>
    private static double At(Curve curve, double x)
    {
        int at = curve.X.BinarySearch(x);
        if (at >= 0) return curve.Y[at];
        double left = curve.X[~at - 1], right = curve.X[~at], part = left > 0 ? Math.Log(x / left) / Math.Log(right / left) : (x - left) / (right - left);
        return ((1 - part) * curve.Y[~at - 1]) + (part * curve.Y[~at]);
    }
}
