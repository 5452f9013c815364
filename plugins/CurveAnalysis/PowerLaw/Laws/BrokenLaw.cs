namespace ScalingLab.CurveAnalysis;

/// <summary>
/// The smoothly broken power law of Caballero et al. 2022 (arXiv 2210.14891), by the slopes of its segments:
/// ln f = c + b_0 u + Σ_i (b_i − b_(i−1)) s_i ln(1 + e^((u − d_i)/s_i)), θ = (c, b_0, then b_i, d_i, ln s_i for each break).
/// </summary>
internal sealed class BrokenLaw(int breaks) : ILaw
{
    private const double Sharpest = -5;

    public int Count => 2 + 3 * breaks;

    public int Exponent => 2 + 3 * (breaks - 1);

    public double[] LowerBounds { get; } =
        [double.NegativeInfinity, double.NegativeInfinity, .. Enumerable.Repeat((double[])[double.NegativeInfinity, double.NegativeInfinity, Sharpest], breaks).SelectMany(bounds => bounds)];

    public double LogValue(double u, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        double value = theta[0] + theta[1] * u;
        (gradient[0], gradient[1]) = (1, u);
        for (int i = 0, before = 1; i < breaks; before = 2 + 3 * i, i++)
        {
            int at = 2 + 3 * i;
            double change = theta[at] - theta[before], sharpness = Math.Exp(theta[at + 2]), z = (u - theta[at + 1]) / sharpness;
            double soft = z > 0 ? z + Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z)), share = 1 / (1 + Math.Exp(-z));
            value += change * sharpness * soft;
            gradient[before] -= sharpness * soft;
            gradient[at] = sharpness * soft;
            gradient[at + 1] = -change * share;
            gradient[at + 2] = change * sharpness * (soft - z * share);
        }

        return value;
    }

    public IEnumerable<double[]> Starts(double[] u, double[] y)
    {
        double[] logY = Array.ConvertAll(y, Math.Log);
        for (int shift = 1; shift <= 5; shift++)
        {
            int[] joints = [.. Enumerable.Range(1, breaks).Select(i => breaks == 1 ? u.Length * shift / 6 : u.Length * (2 * i + shift - 3) / (2 * breaks + 2))];
            if (joints[0] < 2 || u.Length - joints[^1] < 2) continue;
            int[] ends = [0, .. joints, u.Length];
            double[] slopes = new double[breaks + 1];
            for (int i = 0; i <= breaks; i++)
            {
                int from = Math.Max(0, Math.Min(ends[i], ends[i + 1] - 2));
                slopes[i] = Line.Fit(u.AsSpan(from..ends[i + 1]), logY.AsSpan(from..ends[i + 1])).Slope;
            }

            foreach (double sharpness in (double[])[-1.5, 0])
            {
                List<double> theta = [0, slopes[0]];
                for (int i = 0; i < breaks; i++) theta.AddRange([slopes[i + 1], u[joints[i]], sharpness]);
                double[] start = [.. theta];
                var gradient = new double[Count];
                double mean = 0;
                for (int i = 0; i < u.Length; i++) mean += (logY[i] - LogValue(u[i], start, gradient)) / u.Length;
                start[0] = mean;
                yield return start;
            }
        }
    }
}
