namespace ScalingLab.Numerics.Tests;

/// <summary>Refusals name both shapes, and nothing was written.</summary>
public sealed class MatrixArgumentTests
{
    [Fact]
    public void ADimensionMismatchNamesBothShapes()
    {
        var exception = Assert.Throws<ArgumentException>(() =>
            MatrixProduct.Multiply(new ReadOnlyMatrixView<double>(new double[12], 3, 4), new ReadOnlyMatrixView<double>(new double[30], 5, 6), new MatrixView<double>(new double[18], 3, 6)));
        Assert.Equal("A is 3×4 and B is 5×6: A has 4 columns but B has 5 rows. Transpose one of them or correct the shape.", exception.Message);
    }

    [Fact]
    public void AResultOfTheWrongShapeIsNamed()
    {
        var exception = Assert.Throws<ArgumentException>(() =>
            MatrixProduct.Multiply(new ReadOnlyMatrixView<float>(new float[12], 3, 4), new ReadOnlyMatrixView<float>(new float[24], 4, 6), new MatrixView<float>(new float[18], 6, 3)));
        Assert.Equal("A is 3×4 and B is 4×6, so that the result must be 3×6, but C is 6×3.", exception.Message);
    }

    [Theory]
    [InlineData(0, 4, 4, 2)]
    [InlineData(3, 0, 0, 2)]
    [InlineData(3, 4, 4, 0)]
    public void AnEmptyMatrixIsRefused(int aRows, int aColumns, int bRows, int bColumns)
    {
        var exception = Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(
            new ReadOnlyMatrixView<double>(new double[12], aRows, aColumns), new ReadOnlyMatrixView<double>(new double[12], bRows, bColumns), new MatrixView<double>(new double[12], aRows, bColumns)));
        Assert.Equal($"A is {aRows}×{aColumns} and B is {bRows}×{bColumns}: a product needs at least one row and one column of each.", exception.Message);
    }

    [Fact]
    public void AResultOverAnInputIsRefused()
    {
        double[] memory = new double[100];
        var exception = Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(
            new ReadOnlyMatrixView<double>(memory, 4, 4), new ReadOnlyMatrixView<double>(new double[16], 4, 4), new MatrixView<double>(memory.AsSpan(15), 4, 4)));
        Assert.StartsWith("C (4×4) shares memory with A (4×4)", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new ReadOnlyMatrixView<double>(new double[16], 4, 4), memory.AsSpan(0, 4), memory.AsSpan(3, 4)));
        Assert.Throws<ArgumentException>(() => MatrixProduct.SymmetricRankUpdate(new ReadOnlyMatrixView<double>(memory, 4, 2), new MatrixView<double>(memory.AsSpan(7), 4, 4)));
        Assert.All(memory, value => Assert.Equal(0, value));
    }

    [Fact]
    public void AViewNeverReachesBeyondItsSpan()
    {
        Assert.Throws<ArgumentException>(() => _ = new MatrixView<double>(new double[11], 3, 4).Rows);
        Assert.Throws<ArgumentException>(() => _ = new ReadOnlyMatrixView<double>(new double[11], 3, 4, 4, 1).Rows);
        Assert.Throws<ArgumentException>(() => _ = new ReadOnlyMatrixView<double>(new double[10], int.MaxValue, 2, int.MaxValue, 1).Rows);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new MatrixView<double>(new double[10], -1, 2).Rows);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new ReadOnlyMatrixView<double>(new double[10], 2, 2, -1, 1).Rows);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatrixView<double>(new double[12], 3, 4).Submatrix(1, 1, 3, 2).Rows);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatrixView<double>(new double[12], 3, 4).Submatrix(1, 1, 1, int.MaxValue).Rows);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new MatrixView<double>(new double[12], 3, 4)[2, 4]);
        Assert.Equal(12, new ReadOnlyMatrixView<double>(new double[12], 12, 1).Rows);
    }

    [Theory]
    [InlineData(3, 4, 3, 1)]
    [InlineData(3, 4, 0, 1)]
    [InlineData(3, 4, 1, 1)]
    [InlineData(3, 4, 4, 0)]
    public void AWritableViewWithSharedElementsIsRefused(int rows, int columns, int rowStride, int columnStride) =>
        Assert.Throws<ArgumentException>(() => _ = new MatrixView<double>(new double[100], rows, columns, rowStride, columnStride).Rows);

    [Fact]
    public void NoThreadIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            MatrixProduct.Multiply(new ReadOnlyMatrixView<double>(new double[1], 1, 1), new ReadOnlyMatrixView<double>(new double[1], 1, 1), new MatrixView<double>(new double[1], 1, 1), threads: 0));

    [Fact]
    public void OverlapIsExactForBlocksOfOneMatrix()
    {
        var random = new Random(9);
        for (int trial = 0; trial < 2000; trial++)
        {
            bool byColumns = trial % 2 == 1;
            double[] memory = new double[12 * 14];
            var all = new MatrixView<double>(memory, 12, 14);
            if (byColumns)
            {
                all = all.Transposed;
            }

            (int r1, int c1, int m1, int n1) = Block(random, all.Rows, all.Columns);
            (int r2, int c2, int m2, int n2) = Block(random, all.Rows, all.Columns);
            bool expected = r1 < r2 + m2 && r2 < r1 + m1 && c1 < c2 + n2 && c2 < c1 + n1;
            Assert.Equal(expected, MatrixOverlap.Overlap<double>(all.Submatrix(r1, c1, m1, n1), all.Submatrix(r2, c2, m2, n2)));
        }
    }

    private static (int Row, int Column, int Rows, int Columns) Block(Random random, int rows, int columns)
    {
        int row = random.Next(rows), column = random.Next(columns);
        return (row, column, random.Next(1, rows - row + 1), random.Next(1, columns - column + 1));
    }
}
