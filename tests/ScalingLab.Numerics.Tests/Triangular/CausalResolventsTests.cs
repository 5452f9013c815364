namespace ScalingLab.Numerics.Tests;

[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class CausalResolventsTests
{
    /// <summary>
    /// Oracle: (I + λE) J = E in twice the working precision. Row by row the march is forward substitution, so its residual obeys the same bound
    /// (n + 3) 2⁻⁵³ (|E| + |λE| |J|).
    /// </summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 3)]
    [InlineData(40, 48)]
    [InlineData(61, 5)]
    public void TheRowsSolveTheResolventEquation(int steps, int modes)
    {
        var random = new Random(steps);
        double[] rates = [.. Enumerable.Range(1, modes).Select(k => Math.Pow(k, -1.5))];
        var kernel = new double[steps, steps];
        var resolvents = new CausalResolvents(rates, steps);
        for (int t = 0; t < steps; t++)
        {
            double[] row = new double[t];
            for (int s = 0; s < t; s++)
            {
                row[s] = kernel[t, s] = 0.1 + (0.05 * random.NextDouble());
            }

            resolvents.Append(row);
        }

        for (int k = 0; k < modes; k++)
        {
            for (int t = 0; t < steps; t++)
            {
                for (int s = 0; s < t; s++)
                {
                    ExactDot dot = default;
                    dot.Add(1, resolvents.Row(t)[s, k]);
                    for (int r = s + 1; r < t; r++)
                    {
                        dot.Add(rates[k] * kernel[t, r], resolvents.Row(r)[s, k]);
                    }

                    double bound = (steps + 3) * Math.Pow(2, -53) * (dot.Magnitude + kernel[t, s]);
                    Assert.InRange(dot.Value - kernel[t, s], -bound, bound);
                }
            }
        }
    }

    /// <summary>Oracle: the closed form for E = Θ with Θ(t, s) = η 1(t &gt; s): J = η (1 − ηλ)^(t−s−1), to the rounding of t steps.</summary>
    [Fact]
    public void AStepKernelGivesTheGeometricDecay()
    {
        const double eta = 0.2;
        double[] rates = [1, 0.25];
        var resolvents = new CausalResolvents(rates, 100);
        for (int t = 0; t < 100; t++)
        {
            double[] row = new double[t];
            Array.Fill(row, eta);
            resolvents.Append(row);
        }

        for (int s = 0; s < 99; s++)
        {
            for (int k = 0; k < 2; k++)
            {
                double expected = eta * Math.Pow(1 - (eta * rates[k]), 99 - s - 1);
                Assert.Equal(expected, resolvents.Row(99)[s, k], 1e-14);
            }
        }
    }

    /// <summary>Oracle: the double sum in twice the working precision.</summary>
    [Fact]
    public void ContractionsSumOverTimesAndModes()
    {
        var random = new Random(1);
        var resolvents = new CausalResolvents([0.9, 0.4, 0.1], 30);
        for (int t = 0; t < 30; t++)
        {
            resolvents.Append([.. Enumerable.Range(0, t).Select(_ => random.NextDouble() - 0.5)]);
        }

        double[] weights = [.. Enumerable.Range(0, 29 * 3).Select(_ => random.NextDouble() - 0.5)];
        double[] result = new double[30];
        resolvents.Contract(new ReadOnlyMatrixView<double>(weights, 29, 3), result);
        for (int t = 0; t < 30; t++)
        {
            ExactDot dot = default;
            for (int i = 0; i < 3 * t; i++)
            {
                dot.Add(resolvents.Row(t)[i / 3, i % 3], weights[i]);
            }

            Assert.InRange(result[t] - dot.Value, -1e-15 * dot.Magnitude * 90, 1e-15 * dot.Magnitude * 90);
        }
    }

    [Fact]
    public void MisuseIsRefused()
    {
        Assert.Throws<ArgumentException>(() => new CausalResolvents([], 3));
        Assert.Throws<ArgumentException>(() => new CausalResolvents([double.NaN], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CausalResolvents([1], 0));
        var resolvents = new CausalResolvents([1, 2], 2);
        resolvents.Append([]);
        Assert.Equal("Row 1 of a strictly causal kernel is 1×1, but 1×2 was given. (Parameter 'kernelRow')", Assert.Throws<ArgumentException>(() => resolvents.Append([1, 2])).Message);
        resolvents.Append([1]);
        Assert.Throws<InvalidOperationException>(() => resolvents.Append([1, 2]));
        Assert.Throws<ArgumentException>(() => resolvents.Contract(new ReadOnlyMatrixView<double>(new double[4], 2, 2), new double[3]));
        Assert.Throws<ArgumentException>(() => resolvents.Contract(new ReadOnlyMatrixView<double>(new double[3], 1, 3), new double[2]));
        double[] shared = new double[4];
        Assert.Throws<ArgumentException>(() => resolvents.Contract(new ReadOnlyMatrixView<double>(shared, 1, 2), shared.AsSpan(1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => resolvents.Row(2).Rows);
    }
}
