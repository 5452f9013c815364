using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Standard errors of what is computed from the mean over replicas, by leaving out one replica at a time (Quenouille 1956; Tukey 1958).</summary>
internal static class Jackknife
{
    /// <summary>Fewest replicas it is trusted with.</summary>
    public const int FewestReplicas = 3;

    /// <summary>One standard error per number; null when there are too few replicas or one of the partial means gives no numbers.</summary>
    /// <param name="group">The curves.</param>
    /// <param name="statistic">The numbers of an averaged curve, or null when it has none.</param>
    public static double[]? StandardErrors(CurveGroup group, Func<Curve, double[]?> statistic)
    {
        int n = group.Replicas.Count;
        if (n < FewestReplicas) return null;
        var partial = new double[n][];
        for (int left = 0; left < n; left++)
        {
            int without = left;
            if (statistic(new CurveGroup(group.Point, [.. group.Replicas.Where((_, index) => index != without)]).Average()) is not { } numbers) return null;
            partial[left] = numbers;
        }

        var errors = new double[partial[0].Length];
        for (int k = 0; k < errors.Length; k++)
        {
            double mean = partial.Average(numbers => numbers[k]);
            errors[k] = Math.Sqrt((n - 1.0) / n * partial.Sum(numbers => (numbers[k] - mean) * (numbers[k] - mean)));
        }

        return errors;
    }
}
