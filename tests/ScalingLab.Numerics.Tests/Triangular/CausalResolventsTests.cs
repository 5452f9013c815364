namespace ScalingLab.Numerics.Tests;

[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class CausalResolventsTests
{
    /// <summary>
    /// Oracle: J (I + λE) = E in twice the working precision. Backwards in s the row is found by substitution, so its residual obeys the bound
    /// (n + 3) 2⁻⁵³ (|E| + |J| |λE|).
    /// </summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 3)]
    [InlineData(40, 48)]
    [InlineData(61, 5)]
    [InlineData(83, 51)]
    public void TheRowsSolveTheResolventEquation(int steps, int modes)
    {
        double[] rates = Rates(modes);
        var resolvents = new CausalResolvents(rates);
        var kernel = resolvents.Kernel;
        var random = new Random(steps);
        for (int t = 0; t < steps; t++)
        {
            resolvents.Append([.. Enumerable.Range(0, t).Select(_ => 0.1 + (0.05 * random.NextDouble()))]);
            for (int k = 0; k < modes; k++)
            {
                for (int s = 0; s < t; s++)
                {
                    ExactDot dot = default;
                    dot.Add(1, resolvents.Latest[s][k]);
                    for (int r = s + 1; r < t; r++)
                    {
                        dot.Add(rates[k] * resolvents.Latest[r][k], kernel[r, s]);
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
        var resolvents = new CausalResolvents(rates);
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
                Assert.Equal(expected, resolvents.Latest[s][k], 1e-14);
            }
        }
    }

    /// <summary>Oracle: (I + λE) X = W in twice the working precision, by the bound of forward substitution.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(30, 3)]
    [InlineData(77, 29)]
    public void ResolvingInvertsThePropagation(int steps, int modes)
    {
        double[] rates = Rates(modes);
        var random = new Random(steps);
        var resolvents = new CausalResolvents(rates);
        for (int t = 0; t < steps; t++)
        {
            resolvents.Append([.. Enumerable.Range(0, t).Select(_ => (random.NextDouble() - 0.5) * 0.4)]);
        }

        var block = new ModeBlock(modes);
        block.Resize(steps);
        for (int t = 0; t < steps; t++)
        {
            foreach (ref double value in block[t]) value = random.NextDouble() - 0.5;
        }

        double[][] before = [.. Enumerable.Range(0, steps).Select(t => block[t].ToArray())];
        resolvents.Resolve(block);
        for (int k = 0; k < modes; k++)
        {
            for (int t = 0; t < steps; t++)
            {
                ExactDot dot = default;
                dot.Add(1, block[t][k]);
                for (int r = 0; r < t; r++)
                {
                    dot.Add(rates[k] * resolvents.Kernel[t, r], block[r][k]);
                }

                double bound = (steps + 3) * Math.Pow(2, -53) * (dot.Magnitude + Math.Abs(before[t][k]));
                Assert.InRange(dot.Value - before[t][k], -bound, bound);
            }
        }
    }

    [Fact]
    public void MisuseIsRefused()
    {
        Assert.Throws<ArgumentException>(() => new CausalResolvents([]));
        Assert.Throws<ArgumentException>(() => new CausalResolvents([double.NaN]));
        var resolvents = new CausalResolvents([1, 2]);
        resolvents.Append([]);
        Assert.Equal("Row 1 of a strictly causal kernel is 1×1, but 1×2 was given. (Parameter 'kernelRow')", Assert.Throws<ArgumentException>(() => resolvents.Append([1, 2])).Message);
        resolvents.Append([1]);
        var block = new ModeBlock(2);
        block.Resize(3);
        Assert.Equal("The block has 2 modes at 3 times; it needs 2 modes at no more than 2 times. (Parameter 'block')", Assert.Throws<ArgumentException>(() => resolvents.Resolve(block)).Message);
        Assert.Throws<ArgumentException>(() => resolvents.Resolve(new ModeBlock(1)));
    }

    private static double[] Rates(int modes) => [.. Enumerable.Range(1, modes).Select(k => Math.Pow(k, -1.5))];
}
