namespace ScalingLab.Bench.Limits;

/// <summary>Test matrices with entries uniform in (−1, 1), the same in every run.</summary>
internal static class RandomMatrices
{
    public static double[] Double(int rows, int columns)
    {
        var random = new Random((rows * 31) + columns);
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (2 * random.NextDouble()) - 1;
        }

        return values;
    }

    public static float[] Single(int rows, int columns) => Array.ConvertAll(Double(rows, columns), value => (float)value);

    /// <summary>A well-conditioned lower-triangular matrix with unit diagonal, I + λE with a decaying causal E.</summary>
    public static double[] Causal(int steps)
    {
        double[] values = Double(steps, steps);
        for (int t = 0; t < steps; t++)
        {
            for (int s = 0; s < steps; s++)
            {
                values[(t * steps) + s] = s > t ? 0 : s == t ? 1 : values[(t * steps) + s] / steps;
            }
        }

        return values;
    }
}
