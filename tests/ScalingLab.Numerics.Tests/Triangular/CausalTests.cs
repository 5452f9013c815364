namespace ScalingLab.Numerics.Tests;

/// <summary>Oracle: residuals and products in twice the working precision. The other triangles are NaN and must stay so.</summary>
[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class CausalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(47)]
    [InlineData(49)]
    [InlineData(100)]
    [InlineData(211)]
    public void SolvesAndMultiplies(int n)
    {
        var random = new Random(n);
        foreach (Layout layout in Enum.GetValues<Layout>())
        {
            bool unit = layout == Layout.PaddedRows;
            TestMatrix<double> lower = TriangularMatrices.Lower(n, layout, random, unit);
            TestMatrix<double> b = TriangularMatrices.Lower(n, Layout.RowMajor, random);
            double[,] full = TriangularMatrices.Completed(lower.Values(), unit);
            double[,] before = TriangularMatrices.Completed(b.Values());
            Causal.Solve(lower.View, b.View, unit);
            AssertUpperUntouched(b);
            TriangularMatrices.AssertSolves(full, TriangularMatrices.Completed(b.Values()), before, $"causal {layout}");

            TestMatrix<double> a = TriangularMatrices.Lower(n, layout, random);
            TestMatrix<double> c = TriangularMatrices.Lower(n, layout, random);
            double[,] old = TriangularMatrices.Completed(c.Values());
            Causal.Multiply(a.View, b.View, c.View, 2, -1);
            AssertUpperUntouched(c);
            ProductOracle.AssertProduct(
                TriangularMatrices.Completed(a.Values()), TriangularMatrices.Completed(b.Values()), old, 2, -1, TriangularMatrices.Completed(c.Values()), $"causal product {layout}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(50)]
    [InlineData(133)]
    public void MultipliesWithVectors(int n)
    {
        var random = new Random(n);
        foreach (Layout layout in Enum.GetValues<Layout>())
        {
            TestMatrix<double> lower = TriangularMatrices.Lower(n, layout, random);
            double[,] full = TriangularMatrices.Completed(lower.Values());
            double[] x = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)];
            double[] y = new double[n];
            Causal.Multiply(lower.View, x, y);
            ProductOracle.AssertProduct(full, Column(x), null, 1, 0, Column(y), "L x");
            double[,] before = Column(y);
            Causal.MultiplyTransposed(lower.View, x, y, 3, -2);
            ProductOracle.AssertProduct(TriangularMatrices.Transposed(full), Column(x), before, 3, -2, Column(y), "Lᵀ x");
        }
    }

    private static double[,] Column(double[] values)
    {
        var column = new double[values.Length, 1];
        for (int i = 0; i < values.Length; i++)
        {
            column[i, 0] = values[i];
        }

        return column;
    }

    private static void AssertUpperUntouched(TestMatrix<double> matrix)
    {
        matrix.AssertCanaryUntouched();
        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = i + 1; j < matrix.Columns; j++)
            {
                Assert.True(double.IsNaN(matrix[i, j]), $"Element ({i}, {j}) above the diagonal was written.");
            }
        }
    }
}
