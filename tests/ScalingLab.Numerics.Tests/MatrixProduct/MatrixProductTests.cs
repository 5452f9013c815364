using System.Numerics;

namespace ScalingLab.Numerics.Tests;

/// <summary>Oracle: <see cref="ProductOracle"/>, its bound element by element.</summary>
[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class MatrixProductTests
{
    private static readonly int[] Sizes = [1, 2, 3, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 33, 47, 48, 49, 63, 64, 65, 72, 97];

    private delegate void Product<T>(ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c, T alpha, T beta, int threads)
        where T : unmanaged;

    public static TheoryData<int, int, int> AwkwardShapes => new()
    {
        { 1, 1, 1 }, { 1, 600, 1 }, { 5, 1, 300 }, { 3, 1100, 2 }, { 193, 513, 97 }, { 200, 30, 2050 }, { 64, 520, 64 }, { 65, 511, 65 }, { 2, 40, 333 }, { 333, 40, 2 }, { 385, 1025, 24 },
        { 60, 520, 500 }, { 17, 520, 600 }, { 257, 20, 530 },
    };

    [Fact]
    public void RandomShapesAndLayoutsInDouble() => RandomShapes<double>(MatrixProduct.Multiply, 200);

    [Fact]
    public void RandomShapesAndLayoutsInSingle() => RandomShapes<float>(MatrixProduct.Multiply, 200);

    [Theory]
    [MemberData(nameof(AwkwardShapes))]
    public void ShapesAcrossTheBlockBoundaries(int m, int k, int n)
    {
        var random = new Random(m + (1000 * k) + (7 * n));
        Check<double>(MatrixProduct.Multiply, random, m, k, n, Layout.RowMajor, Layout.RowMajor, Layout.RowMajor, 1, 0, 1);
        Check<float>(MatrixProduct.Multiply, random, m, k, n, Layout.ColumnMajor, Layout.PaddedRows, Layout.PaddedColumns, -1, 1, 1);
        Check<double>(MatrixProduct.Multiply, random, m, k, n, Layout.RowMajor, Layout.ColumnMajor, Layout.EveryThird, 2, -0.5, 1);
    }

    [Fact]
    public void ATransposedViewIsTheTransposedMatrix()
    {
        var random = new Random(3);
        var a = new TestMatrix<double>(21, 34, Layout.PaddedRows, random);
        var c = new TestMatrix<double>(34, 34, Layout.RowMajor, null);
        MatrixProduct.Multiply(a.View.Transposed, a.View, c.View);
        ProductOracle.AssertProduct(Transpose(a.Values()), a.Values(), null, 1, 0, c.Values(), "AᵀA");
    }

    [Fact]
    public void ABlockOfTheSameBufferMayBeTheResult()
    {
        var random = new Random(4);
        var all = new TestMatrix<double>(40, 90, Layout.PaddedRows, random);
        double[,] before = all.Values();
        MatrixProduct.Multiply(all.View.Submatrix(0, 0, 40, 30), all.View.Submatrix(5, 30, 30, 30), all.View.Submatrix(0, 60, 40, 30));
        double[,] after = all.Values();
        ProductOracle.AssertProduct(Cut(before, 0, 0, 40, 30), Cut(before, 5, 30, 30, 30), null, 1, 0, Cut(after, 0, 60, 40, 30), "block");
        Assert.Equal(Cut(before, 0, 0, 40, 60), Cut(after, 0, 0, 40, 60));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void ThreadsDoNotChangeABit(int threads)
    {
        var random = new Random(5);
        foreach ((int m, int k, int n) in new[] { (131, 600, 77), (50, 80, 401), (9, 5000, 9), (257, 130, 300) })
        {
            var a = new TestMatrix<double>(m, k, Layout.RowMajor, random);
            var b = new TestMatrix<double>(k, n, Layout.RowMajor, random);
            var one = new TestMatrix<double>(m, n, Layout.RowMajor, null);
            var many = new TestMatrix<double>(m, n, Layout.RowMajor, null);
            MatrixProduct.Multiply(a.View, b.View, one.View);
            MatrixProduct.Multiply(a.View, b.View, many.View, threads: threads);
            Assert.Equal(one.Values(), many.Values());
        }
    }

    [Fact]
    public void BetaZeroDoesNotReadTheResult()
    {
        var random = new Random(6);
        var a = new TestMatrix<double>(19, 70, Layout.RowMajor, random);
        var b = new TestMatrix<double>(70, 29, Layout.RowMajor, random);
        var c = new TestMatrix<double>(19, 29, Layout.RowMajor, null);
        c.View[3, 5] = double.NaN;
        MatrixProduct.Multiply(a.View, b.View, c.View);
        ProductOracle.AssertProduct(a.Values(), b.Values(), null, 1, 0, c.Values(), "beta = 0");
    }

    [Fact]
    public void AlphaZeroReadsNeitherFactor()
    {
        var a = new TestMatrix<double>(9, 7, Layout.RowMajor, null);
        var b = new TestMatrix<double>(7, 11, Layout.RowMajor, null);
        var c = new TestMatrix<double>(9, 11, Layout.RowMajor, new Random(7));
        a.View[0, 0] = double.NaN;
        double[,] before = c.Values();
        MatrixProduct.Multiply(a.View, b.View, c.View, alpha: 0, beta: 1);
        Assert.Equal(before, c.Values());
    }

    [Theory]
    [InlineData(30, 40, 50)]
    [InlineData(70, 530, 90)]
    public void NaNReachesItsRowAndNothingElse(int m, int k, int n)
    {
        var random = new Random(8);
        var a = new TestMatrix<double>(m, k, Layout.RowMajor, random);
        var b = new TestMatrix<double>(k, n, Layout.RowMajor, random);
        var c = new TestMatrix<double>(m, n, Layout.RowMajor, null);
        a[m - 1, k / 2] = double.NaN;
        MatrixProduct.Multiply(a.View, b.View, c.View);
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                Assert.Equal(i == m - 1, double.IsNaN(c[i, j]));
            }
        }
    }

    private static void RandomShapes<T>(Product<T> multiply, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(20240917);
        for (int trial = 0; trial < count; trial++)
        {
            Check(
                multiply, random, Size(random), Size(random), Size(random), Any(random), Any(random), Any(random), T.CreateChecked(trial % 3 == 0 ? 1 : -1.5), T.CreateChecked((trial % 4) - 1), 1 + (trial % 2));
        }
    }

    private static void Check<T>(
        Product<T> multiply, Random random, int m, int k, int n, Layout aLayout, Layout bLayout, Layout cLayout, T alpha, T beta, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var a = new TestMatrix<T>(m, k, aLayout, random);
        var b = new TestMatrix<T>(k, n, bLayout, random);
        var c = new TestMatrix<T>(m, n, cLayout, random);
        T[,] before = c.Values();
        multiply(a.View, b.View, c.View, alpha, beta, threads);
        ProductOracle.AssertProduct(a.Values(), b.Values(), before, alpha, beta, c.Values(), $"{m}×{k} {aLayout} · {k}×{n} {bLayout} → {cLayout}");
        a.AssertCanaryUntouched();
        b.AssertCanaryUntouched();
        c.AssertCanaryUntouched();
    }

    private static int Size(Random random) => Sizes[random.Next(Sizes.Length)];

    private static Layout Any(Random random) => (Layout)random.Next(5);

    private static double[,] Transpose(double[,] matrix)
    {
        var result = new double[matrix.GetLength(1), matrix.GetLength(0)];
        for (int i = 0; i < result.GetLength(0); i++)
        {
            for (int j = 0; j < result.GetLength(1); j++)
            {
                result[i, j] = matrix[j, i];
            }
        }

        return result;
    }

    private static double[,] Cut(double[,] matrix, int row, int column, int rows, int columns)
    {
        var result = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                result[i, j] = matrix[row + i, column + j];
            }
        }

        return result;
    }
}
