using System.Numerics;

namespace ScalingLab.Numerics.Tests;

/// <summary>Oracle: <see cref="ProductOracle"/>, the vector as a matrix of one column.</summary>
[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class MatrixVectorTests
{
    private delegate void Product<T>(ReadOnlyMatrixView<T> a, ReadOnlySpan<T> x, Span<T> y, T alpha, T beta)
        where T : unmanaged;

    [Fact]
    public void RandomShapesAndLayoutsInDouble() => RandomShapes<double>(MatrixProduct.Multiply);

    [Fact]
    public void RandomShapesAndLayoutsInSingle() => RandomShapes<float>(MatrixProduct.Multiply);

    private static void RandomShapes<T>(Product<T> multiply)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(11);
        for (int trial = 0; trial < 500; trial++)
        {
            int m = random.Next(1, 70), n = random.Next(1, 140);
            var a = new TestMatrix<T>(m, n, (Layout)random.Next(5), random);
            var x = new TestMatrix<T>(n, 1, Layout.RowMajor, random);
            var y = new TestMatrix<T>(m, 1, Layout.RowMajor, random);
            T[,] before = y.Values();
            T alpha = T.CreateChecked(1 - (trial % 3)), beta = T.CreateChecked((trial % 4) - 1);
            multiply(a.View, Column(x), Column(y), alpha, beta);
            ProductOracle.AssertProduct(a.Values(), x.Values(), before, alpha, beta, y.Values(), $"{m}×{n}");
            y.AssertCanaryUntouched();
        }
    }

    private static Span<T> Column<T>(TestMatrix<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref matrix.View[0, 0], matrix.Rows);
}
