namespace ScalingLab.Sdk;

/// <summary>The curves of one point of a sweep, one per replica.</summary>
public sealed class CurveGroup
{
    /// <summary>Creates a group.</summary>
    /// <param name="point">The swept values that the curves share.</param>
    /// <param name="replicas">At least one curve, in the order of the replicas.</param>
    /// <exception cref="ArgumentException">No curve.</exception>
    public CurveGroup(ParameterPoint point, IReadOnlyList<Curve> replicas)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(replicas);
        if (replicas.Count == 0)
            throw new ArgumentException("A group needs at least one curve.", nameof(replicas));
        Point = point;
        Replicas = [.. replicas];
    }

    /// <summary>The swept values that the curves share.</summary>
    public ParameterPoint Point { get; }

    /// <summary>One curve per replica.</summary>
    public IReadOnlyList<Curve> Replicas { get; }

    /// <summary>
    /// The mean over replicas with intervals of one standard error, s/√n with the n−1 estimate of s, at the abscissas that all replicas share.
    /// A single replica is returned as it is.
    /// </summary>
    public Curve Average()
    {
        if (Replicas.Count == 1) return Replicas[0];
        List<double> x = [], mean = [], low = [], high = [];
        var positions = new int[Replicas.Count];
        var values = new double[Replicas.Count];
        foreach (double abscissa in Replicas[0].X)
        {
            if (!Find(abscissa, positions)) continue;
            for (int r = 0; r < values.Length; r++) values[r] = Replicas[r].Y[positions[r]];
            double average = values.Average();
            double squares = values.Sum(value => (value - average) * (value - average));
            double error = Math.Sqrt(squares / (values.Length - 1) / values.Length);
            x.Add(abscissa);
            mean.Add(average);
            low.Add(average - error);
            high.Add(average + error);
        }

        return new Curve([.. x], [.. mean], [.. low], [.. high]);
    }

    private bool Find(double abscissa, int[] positions)
    {
        for (int r = 0; r < positions.Length; r++)
        {
            positions[r] = Replicas[r].X.BinarySearch(abscissa);
            if (positions[r] < 0) return false;
        }

        return true;
    }
}
