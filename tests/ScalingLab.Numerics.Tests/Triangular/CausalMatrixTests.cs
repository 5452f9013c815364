namespace ScalingLab.Numerics.Tests;

/// <summary>Oracle: sums in twice the working precision; the bound of a sum of n products in any order.</summary>
[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class CausalMatrixTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(29)]
    [InlineData(70)]
    public void MultipliesWithVectors(int n)
    {
        var random = new Random(n);
        var matrix = Random(n + 2, random);
        double[] x = Vector(n, random), old = Vector(n, random);
        double[] y = [.. old];
        matrix.Multiply(x, y, 2, -1);
        AssertSums(n, x, y, (t, s) => s <= t ? 2 * matrix[t, s] : 0, old, -1);
        y = [.. old];
        matrix.MultiplyTransposed(x, y, 3);
        AssertSums(n, x, y, (t, s) => t <= s ? 3 * matrix[s, t] : 0, old, 0);
        y = [.. old];
        matrix.MultiplySymmetric(x, y, 1, 0.5);
        AssertSums(n, x, y, (t, s) => matrix[Math.Max(s, t), Math.Min(s, t)], old, 0.5);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(8, 8)]
    [InlineData(37, 24)]
    [InlineData(50, 51)]
    public void MultipliesWithModes(int n, int modes)
    {
        var random = new Random(n);
        var matrix = Random(n + 1, random);
        ModeBlock x = new(modes), y = new(modes);
        x.Resize(n);
        foreach (ref double value in x.Elements) value = random.NextDouble() - 0.5;
        matrix.MultiplySymmetric(x, y);
        Assert.Equal(n, y.Rows);
        for (int k = 0; k < modes; k++)
        {
            AssertSums(n, [.. Enumerable.Range(0, n).Select(t => x[t][k])], [.. Enumerable.Range(0, n).Select(t => y[t][k])], (t, s) => matrix[Math.Max(s, t), Math.Min(s, t)], new double[n], 0);
        }
    }

    [Fact]
    public void MisuseIsRefused()
    {
        var matrix = Random(3, new Random(1));
        double[] x = new double[4];
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Multiply(x, new double[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Row(3));
        Assert.Throws<ArgumentException>(() => matrix.Multiply(x.AsSpan(0, 3), new double[2]));
        Assert.Throws<ArgumentException>(() => matrix.Multiply(x.AsSpan(0, 3), x.AsSpan(1, 3)));
        var block = new ModeBlock(2);
        Assert.Throws<ArgumentException>(() => matrix.MultiplySymmetric(block, block));
        Assert.Throws<ArgumentException>(() => matrix.MultiplySymmetric(block, new ModeBlock(3)));
        block.Resize(4);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.MultiplySymmetric(block, new ModeBlock(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModeBlock(0));
    }

    private static CausalMatrix Random(int n, Random random)
    {
        var matrix = new CausalMatrix();
        for (int t = 0; t < n; t++)
        {
            foreach (ref double value in matrix.Append()) value = random.NextDouble() - 0.5;
        }

        return matrix;
    }

    private static double[] Vector(int n, Random random) => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)];

    private static void AssertSums(int n, double[] x, double[] y, Func<int, int, double> element, double[] old, double beta)
    {
        for (int t = 0; t < n; t++)
        {
            ExactDot dot = default;
            dot.Add(beta, old[t]);
            for (int s = 0; s < n; s++)
            {
                dot.Add(element(t, s), x[s]);
            }

            double bound = (n + 3) * Math.Pow(2, -53) * dot.Magnitude;
            Assert.InRange(y[t] - dot.Value, -bound, bound);
        }
    }
}
