namespace ScalingLab.Sdk;

/// <summary>The curves of one point of a sweep, one per replica.</summary>
public sealed class CurveGroup
{
    private const int GridPoints = 50;

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
    /// A single replica is returned as it is. Where replicas share no two abscissas, as when x is itself measured in each run, the mean is taken at 50 abscissas
    /// of the range that all have in common, evenly spaced in ln x (in x, where one is not positive), between which each replica is a straight line.
    /// </summary>
    public Curve Average()
    {
        if (Replicas.Count == 1) return Replicas[0];
        Curve shared = AverageOf(Replicas);
        return shared.Count >= 2 || CommonGrid() is not { } grid ? shared : AverageOf([.. Replicas.Select(replica => Interpolate(replica, grid))]);
    }

    private static Curve AverageOf(IReadOnlyList<Curve> replicas)
    {
        List<double> x = [], mean = [], low = [], high = [];
        var positions = new int[replicas.Count];
        var values = new double[replicas.Count];
        foreach (double abscissa in replicas[0].X)
        {
            if (!Find(replicas, abscissa, positions)) continue;
            for (int r = 0; r < values.Length; r++) values[r] = replicas[r].Y[positions[r]];
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

    private double[]? CommonGrid()
    {
        if (Replicas.Any(replica => replica.Count < 2)) return null;
        double low = Replicas.Max(replica => replica.X[0]), high = Replicas.Min(replica => replica.X[^1]);
        if (!(low < high)) return null;
        double[] grid = new double[GridPoints];
        for (int i = 0; i < GridPoints; i++)
        {
            double part = (double)i / (GridPoints - 1);
            grid[i] = low > 0 ? low * Math.Pow(high / low, part) : low + (part * (high - low));
        }

        (grid[0], grid[^1]) = (low, high);
        return grid;
    }

    private static Curve Interpolate(Curve curve, double[] grid)
    {
        double[] values = new double[grid.Length];
        for (int i = 0; i < grid.Length; i++)
        {
            int at = curve.X.BinarySearch(grid[i]);
            if (at >= 0)
            {
                values[i] = curve.Y[at];
                continue;
            }

            double left = curve.X[~at - 1], right = curve.X[~at];
            double part = grid[0] > 0 ? Math.Log(grid[i] / left) / Math.Log(right / left) : (grid[i] - left) / (right - left);
            values[i] = ((1 - part) * curve.Y[~at - 1]) + (part * curve.Y[~at]);
        }

        return new Curve(grid, values);
    }

    private static bool Find(IReadOnlyList<Curve> replicas, double abscissa, int[] positions)
    {
        for (int r = 0; r < positions.Length; r++)
        {
            positions[r] = replicas[r].X.BinarySearch(abscissa);
            if (positions[r] < 0) return false;
        }

        return true;
    }
}
