using System.Numerics;
using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics.Tests;

/// <summary>
/// Every width of registers runs in this process, whatever the processor prefers. Each element is the same chain of multiply-adds in all of them, so
/// that the oracle is equality bit for bit with the single-number kernel, which <see cref="MatrixProductTests"/> checks in a child process.
/// </summary>
public sealed class RegisterWidthTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 30, 5)]
    [InlineData(13, 20, 29)]
    [InlineData(15, 65, 71)]
    [InlineData(70, 600, 100)]
    [InlineData(200, 17, 33)]
    public void EveryWidthGivesTheSameBits(int m, int k, int n)
    {
        Compare<double>(m, k, n, Layout.RowMajor);
        Compare<double>(m, k, n, Layout.EveryThird);
        Compare<float>(m, k, n, Layout.RowMajor);
        Compare<float>(m, k, n, Layout.ColumnMajor);
    }

    private static void Compare<T>(int m, int k, int n, Layout layout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[,] single = Run<T, T>(m, k, n, layout);
        Assert.Equal(single, Run<T, Vector128<T>>(m, k, n, layout));
        Assert.Equal(single, Run<T, Vector256<T>>(m, k, n, layout));
        Assert.Equal(single, Run<T, Vector512<T>>(m, k, n, layout));
    }

    private static unsafe T[,] Run<T, TVector>(int m, int k, int n, Layout layout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TVector : unmanaged
    {
        var random = new Random(m + k + n);
        var a = new TestMatrix<T>(m, k, layout, random);
        var b = new TestMatrix<T>(k, n, layout, random);
        var c = new TestMatrix<T>(m, n, layout, random);
        fixed (T* left = &a.View.Origin, right = &b.View.Origin, result = &c.View.Origin)
        {
            BlockedProduct<T, TVector>.Multiply(Pinned(a, left), Pinned(b, right), Pinned(c, result), T.CreateChecked(-2), T.CreateChecked(0.5));
        }

        c.AssertCanaryUntouched();
        return c.Values();
    }

    private static unsafe StridedPointer<T> Pinned<T>(TestMatrix<T> matrix, T* origin)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MatrixView<T> view = matrix.View;
        return new StridedPointer<T>(origin, view.Rows, view.Columns, view.RowStride, view.ColumnStride);
    }
}
