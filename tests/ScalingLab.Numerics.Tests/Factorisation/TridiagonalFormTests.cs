namespace ScalingLab.Numerics.Tests;

[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class TridiagonalFormTests
{
    /// <summary>
    /// Oracle: bᵀAᵏb does not depend on the coordinates, in twice the working precision; the backward error of n ε ‖A‖ a factor gives the tolerance. With k to 4 every
    /// element of T near the start and the coordinates of b enter.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(65)]
    public void MomentsAreThoseOfTheMatrix(int n)
    {
        var random = new Random(n);
        foreach (Layout layout in Enum.GetValues<Layout>())
        {
            var a = new TestMatrix<double>(n, n, layout, random);
            for (int i = 0; i < n; i++)
            {
                for (int j = i + 1; j < n; j++)
                {
                    a[i, j] = double.NaN;
                }
            }

            double[] b = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)];
            double[] diagonal = new double[n], subdiagonal = new double[n], turned = [.. b];
            TridiagonalForm.Reduce(a.View, diagonal, subdiagonal, turned);
            Assert.Equal(0, subdiagonal[0]);
            double[] x = b, y = turned;
            double norm = Math.Sqrt(Enumerable.Range(0, n).Sum(i => Enumerable.Range(0, n).Sum(j => Math.Pow(a[Math.Max(i, j), Math.Min(i, j)], 2))));
            double length = b.Sum(value => value * value);
            for (int power = 0; power <= 4; power++)
            {
                double tolerance = (10 + n) * (power + 1) * Math.Pow(2, -52) * length * Math.Pow(norm, power);
                Assert.InRange(Dot(turned, y) - Dot(b, x), -tolerance, tolerance);
                x = Apply(n, (i, j) => a[Math.Max(i, j), Math.Min(i, j)], x);
                y = Apply(n, (i, j) => i == j ? diagonal[i] : Math.Abs(i - j) == 1 ? subdiagonal[Math.Max(i, j)] : 0, y);
            }
        }
    }

    /// <summary>Oracle: <see cref="SymmetricEigenproblem"/>; eigenvalues of T by its own decomposition.</summary>
    [Fact]
    public void TheEigenvaluesAreThoseOfTheMatrix()
    {
        const int n = 50;
        var a = new TestMatrix<double>(n, n, Layout.RowMajor, new Random(8));
        double[] diagonal = new double[n], subdiagonal = new double[n], expected = new double[n], values = new double[n];
        TridiagonalForm.Reduce(a.View, diagonal, subdiagonal, new double[n]);
        var form = new TestMatrix<double>(n, n, Layout.RowMajor, null);
        for (int i = 0; i < n; i++)
        {
            form[i, i] = diagonal[i];
            if (i > 0)
            {
                form[i, i - 1] = subdiagonal[i];
            }
        }

        SymmetricEigenproblem.Values(a.View, expected);
        SymmetricEigenproblem.Values(form.View, values);
        for (int i = 0; i < n; i++)
        {
            Assert.Equal(expected[i], values[i], 1e-13);
        }
    }

    [Fact]
    public void BadInputIsRefused()
    {
        double[] memory = [1, 0, double.NaN, 1];
        Assert.Throws<ArgumentException>(() => TridiagonalForm.Reduce(new ReadOnlyMatrixView<double>(memory, 2, 2), new double[2], new double[2], new double[2]));
        Assert.Throws<ArgumentException>(() => TridiagonalForm.Reduce(new ReadOnlyMatrixView<double>(memory, 1, 1), new double[1], new double[2], new double[1]));
    }

    private static double Dot(double[] x, double[] y)
    {
        ExactDot dot = default;
        for (int i = 0; i < x.Length; i++)
        {
            dot.Add(x[i], y[i]);
        }

        return dot.Value;
    }

    private static double[] Apply(int n, Func<int, int, double> element, double[] x)
    {
        double[] result = new double[n];
        for (int i = 0; i < n; i++)
        {
            ExactDot dot = default;
            for (int j = 0; j < n; j++)
            {
                dot.Add(element(i, j), x[j]);
            }

            result[i] = dot.Value;
        }

        return result;
    }
}
