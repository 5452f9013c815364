namespace ScalingLab.Numerics.Tests;

/// <summary>No kernel reads or writes beyond its matrices: they end, and begin, at a page that may not be touched.</summary>
[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class OutOfRangeTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ProductsStayInside(bool atEnd)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The guard pages are made with Linux' mmap.");
        using var a = new GuardedMemory(100_000);
        using var b = new GuardedMemory(100_000);
        using var c = new GuardedMemory(100_000);
        var random = new Random(1);
        for (int trial = 0; trial < 300; trial++)
        {
            int m = random.Next(1, 90), k = random.Next(1, 90), n = random.Next(1, 90);
            ReadOnlyMatrixView<double> left = Filled(a.Elements<double>(m * k, atEnd), m, k, trial % 2 == 0);
            ReadOnlyMatrixView<double> right = Filled(b.Elements<double>(k * n, atEnd), k, n, trial % 3 == 0);
            MatrixView<double> result = Filled(c.Elements<double>(m * n, atEnd), m, n, trial % 5 == 0);
            MatrixProduct.Multiply(left, right, result, 1, trial % 2);
            Assert.Equal(k + (trial % 2), result[m - 1, n - 1]);

            Span<double> x = b.Elements<double>(k, atEnd);
            x.Fill(1);
            Span<double> y = c.Elements<double>(m, atEnd);
            MatrixProduct.Multiply(left, x, y);
            Assert.Equal(k, y[m - 1]);

            ReadOnlyMatrixView<float> single = Filled(a.Elements<float>(m * k, atEnd), m, k, trial % 2 == 0);
            MatrixView<float> square = Filled(c.Elements<float>(m * m, atEnd), m, m, trial % 3 == 0);
            MatrixProduct.SymmetricRankUpdate(single, square);
            Assert.Equal(k, square[m - 1, 0]);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TriangularOperationsStayInside(bool atEnd)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The guard pages are made with Linux' mmap.");
        using var l = new GuardedMemory(100_000);
        using var b = new GuardedMemory(100_000);
        using var c = new GuardedMemory(100_000);
        var random = new Random(2);
        for (int trial = 0; trial < 150; trial++)
        {
            int n = random.Next(1, 100), columns = random.Next(1, 60);
            MatrixView<double> lower = Filled(l.Elements<double>(n * n, atEnd), n, n, trial % 2 == 0);
            MatrixView<double> right = Filled(b.Elements<double>(n * columns, atEnd), n, columns, trial % 3 == 0);
            Triangular.SolveLower(lower, right);
            Assert.Equal(1, right[0, columns - 1]);
            Triangular.SolveUpper(lower.Transposed, right);
            MatrixView<double> causal = Filled(c.Elements<double>(n * n, atEnd), n, n, trial % 5 == 0);
            Causal.Solve(lower, causal);
            Assert.Equal(1, causal[0, 0]);
            Assert.Equal(n == 1 ? 1 : 0, causal[n - 1, 0]);
            for (int i = 0; i < n; i++)
            {
                lower[i, i] = 2 * n;
            }

            Cholesky.Factor(lower);
            Assert.Equal(Math.Sqrt(2 * n), lower[0, 0], 1e-12);
        }
    }

    private static MatrixView<T> Filled<T>(Span<T> elements, int rows, int columns, bool byColumns)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        elements.Fill(T.One);
        return byColumns ? new MatrixView<T>(elements, columns, rows).Transposed : new MatrixView<T>(elements, rows, columns);
    }
}
