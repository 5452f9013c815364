using ScalingLab.Numerics;

namespace ScalingLab.Bench.Limits;

/// <summary>The march of all resolvents of a dynamical mean-field theory, against its recursion in plain loops.</summary>
internal sealed class CausalResolventLimits : ILimitGroup
{
    private const int Steps = 200;
    private const int Modes = 48;

    public IEnumerable<LimitKernel> Kernels()
    {
        double[] kernel = RandomMatrices.Causal(Steps);
        double[] rates = [.. Enumerable.Range(1, Modes).Select(k => Math.Pow(k, -1.5))];

        // Σ_t t(t − 1)/2 multiply-adds a mode.
        double flops = 2.0 * Modes * Steps * (Steps - 1) * (Steps - 2) / 6;
        yield return new LimitKernel(
            $"causal-resolvents double T={Steps} K={Modes}", "GFLOP/s", flops * 1e-9, () => March(kernel, rates), flops * 1e-9, () => PlainMarch(kernel, rates))
        {
            Precision = FmaPrecision.Double,
            Budget = 2,
        };
    }

    private static void March(double[] kernel, double[] rates)
    {
        var resolvents = new CausalResolvents(rates);
        for (int t = 0; t < Steps; t++)
        {
            resolvents.Append(kernel.AsSpan(t * Steps, t));
        }
    }

    private static double[][] PlainMarch(double[] kernel, double[] rates)
    {
        double[][] rows = new double[Steps][];
        for (int t = 0; t < Steps; t++)
        {
            double[] row = rows[t] = new double[t * Modes];
            for (int r = 1; r < t; r++)
            {
                double factor = kernel[(t * Steps) + r];
                double[] earlier = rows[r];
                for (int i = 0; i < earlier.Length; i++)
                {
                    row[i] += factor * earlier[i];
                }
            }

            for (int i = 0; i < row.Length; i++)
            {
                row[i] = kernel[(t * Steps) + (i / Modes)] - (rates[i % Modes] * row[i]);
            }
        }

        return rows;
    }
}
