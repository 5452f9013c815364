using System.Numerics;

namespace ScalingLab.Numerics;

/// <summary>
/// Matrix products C ← alpha A B + beta C in double and single precision, for any strides; a transposed factor is
/// <see cref="ReadOnlyMatrixView{T}.Transposed"/>.
/// </summary>
/// <remarks>
/// <para>Accuracy: |C − exact| ≤ (n + 2) ε (|alpha| |A| |B| + |beta| |C|) element by element, n the number of columns of A and ε the unit roundoff
/// (2⁻⁵³ or 2⁻²⁴); each element is one chain of fused multiply-adds in ascending order within equal blocks of at most 512, so that its value depends neither on
/// the shape of the matrices around it nor on the number of threads.</para>
/// <para>NaN and infinities in A or B reach every element of C that they enter. As in BLAS, C is not read when beta is 0, nor A and B when alpha is
/// 0, so that what is not read does not spread.</para>
/// <para>A matrix without rows or columns, shapes that do not fit and a C that shares memory with A or B are refused with an
/// <see cref="ArgumentException"/> that names both shapes, before anything is written.</para>
/// </remarks>
public static unsafe class MatrixProduct
{
    private static MatrixProductBackend backend = MatrixProductBackend.Managed;

    /// <summary>Who computes; <see cref="MatrixProductBackend.Managed"/> unless changed. Set it once, at the start of the program.</summary>
    /// <exception cref="InvalidOperationException">OpenBLAS is asked for but cannot be used; the message says why.</exception>
    public static MatrixProductBackend Backend
    {
        get => backend;
        set
        {
            if (value == MatrixProductBackend.OpenBlas && !OpenBlas.TryLoad(out string? reason))
            {
                throw new InvalidOperationException(reason);
            }

            backend = value;
        }
    }

    /// <summary>C ← alpha A B + beta C.</summary>
    /// <param name="a">m × k.</param>
    /// <param name="b">k × n.</param>
    /// <param name="c">m × n, memory of its own.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of what C held; with 0, C is only written.</param>
    /// <param name="threads">How many threads may work on it, at least 1. The host runs many runs at a time, so that one is the right number inside a run.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or C shares memory with A or B.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public static void Multiply(
        ReadOnlyMatrixView<double> a, ReadOnlyMatrixView<double> b, MatrixView<double> c, double alpha = 1, double beta = 0, int threads = 1) =>
        MultiplyChecked(a, b, c, alpha, beta, threads);

    /// <summary>C ← alpha A B + beta C in single precision.</summary>
    /// <param name="a">m × k.</param>
    /// <param name="b">k × n.</param>
    /// <param name="c">m × n, memory of its own.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of what C held; with 0, C is only written.</param>
    /// <param name="threads">How many threads may work on it, at least 1.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or C shares memory with A or B.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public static void Multiply(
        ReadOnlyMatrixView<float> a, ReadOnlyMatrixView<float> b, MatrixView<float> c, float alpha = 1, float beta = 0, int threads = 1) =>
        MultiplyChecked(a, b, c, alpha, beta, threads);

    /// <summary>y ← alpha A x + beta y; the transposed product takes <see cref="ReadOnlyMatrixView{T}.Transposed"/>.</summary>
    /// <param name="a">m × n.</param>
    /// <param name="x">n numbers.</param>
    /// <param name="y">m numbers, memory of its own.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of what y held; with 0, y is only written.</param>
    /// <remarks>The order of summation depends on the width of the registers, so that machines agree to rounding only.</remarks>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or y shares memory with A or x.</exception>
    public static void Multiply(ReadOnlyMatrixView<double> a, ReadOnlySpan<double> x, Span<double> y, double alpha = 1, double beta = 0) =>
        MultiplyVector(a, x, y, alpha, beta);

    /// <summary>y ← alpha A x + beta y in single precision.</summary>
    /// <param name="a">m × n.</param>
    /// <param name="x">n numbers.</param>
    /// <param name="y">m numbers, memory of its own.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of what y held; with 0, y is only written.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or y shares memory with A or x.</exception>
    public static void Multiply(ReadOnlyMatrixView<float> a, ReadOnlySpan<float> x, Span<float> y, float alpha = 1, float beta = 0) =>
        MultiplyVector(a, x, y, alpha, beta);

    /// <summary>
    /// Symmetric rank-k update C ← alpha A Aᵀ + beta C, at half the cost of the product. Of C, only the lower triangle is read; both triangles are
    /// written and are equal bit for bit. AᵀA is the update with <see cref="ReadOnlyMatrixView{T}.Transposed"/>.
    /// </summary>
    /// <param name="a">n × k.</param>
    /// <param name="c">n × n, memory of its own.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of what C held; with 0, C is only written.</param>
    /// <param name="threads">How many threads may work on it, at least 1.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or C shares memory with A.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public static void SymmetricRankUpdate(ReadOnlyMatrixView<double> a, MatrixView<double> c, double alpha = 1, double beta = 0, int threads = 1) =>
        UpdateSymmetric(a, c, alpha, beta, threads);

    /// <summary>Symmetric rank-k update C ← alpha A Aᵀ + beta C in single precision.</summary>
    /// <param name="a">n × k.</param>
    /// <param name="c">n × n, memory of its own.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of what C held; with 0, C is only written.</param>
    /// <param name="threads">How many threads may work on it, at least 1.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or C shares memory with A.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public static void SymmetricRankUpdate(ReadOnlyMatrixView<float> a, MatrixView<float> c, float alpha = 1, float beta = 0, int threads = 1) =>
        UpdateSymmetric(a, c, alpha, beta, threads);

    internal static void MultiplyPinned<T>(StridedPointer<T> a, StridedPointer<T> b, StridedPointer<T> c, T alpha, T beta, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (backend == MatrixProductBackend.OpenBlas && OpenBlas.Accepts(a) && OpenBlas.Accepts(b) && OpenBlas.Accepts(c))
        {
            OpenBlas.Multiply(a, b, c, alpha, beta, threads);
        }
        else
        {
            ManagedProduct.Multiply(a, b, c, alpha, beta, threads);
        }
    }

    private static void MultiplyChecked<T>(
        ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c, T alpha, T beta, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MatrixShape.CheckProduct(a.Rows, a.Columns, b.Rows, b.Columns, c.Rows, c.Columns);
        MatrixShape.CheckThreads(threads);
        MatrixOverlap.Check(a, "A", c, "C");
        MatrixOverlap.Check(b, "B", c, "C");
        fixed (T* aOrigin = &a.Origin, bOrigin = &b.Origin, cOrigin = &c.Origin)
        {
            MultiplyPinned(
                new StridedPointer<T>(aOrigin, a.Rows, a.Columns, a.RowStride, a.ColumnStride),
                new StridedPointer<T>(bOrigin, b.Rows, b.Columns, b.RowStride, b.ColumnStride),
                new StridedPointer<T>(cOrigin, c.Rows, c.Columns, c.RowStride, c.ColumnStride),
                alpha,
                beta,
                threads);
        }
    }

    private static void MultiplyVector<T>(ReadOnlyMatrixView<T> a, ReadOnlySpan<T> x, Span<T> y, T alpha, T beta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var xColumn = new ReadOnlyMatrixView<T>(x, x.Length, 1);
        var yColumn = new MatrixView<T>(y, y.Length, 1);
        MatrixShape.CheckProduct(a.Rows, a.Columns, x.Length, 1, y.Length, 1);
        MatrixOverlap.Check(a, "A", yColumn, "y");
        MatrixOverlap.Check(xColumn, "x", yColumn, "y");
        fixed (T* aOrigin = &a.Origin, xOrigin = x, yOrigin = y)
        {
            ManagedProduct.Scale(new StridedPointer<T>(yOrigin, 1, y.Length, y.Length, 1), beta);
            if (alpha != T.Zero)
            {
                MatrixVectorKernel<T>.Add(new StridedPointer<T>(aOrigin, a.Rows, a.Columns, a.RowStride, a.ColumnStride), xOrigin, yOrigin, alpha);
            }
        }
    }

    private static void UpdateSymmetric<T>(ReadOnlyMatrixView<T> a, MatrixView<T> c, T alpha, T beta, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MatrixShape.CheckProduct(a.Rows, a.Columns, a.Columns, a.Rows, c.Rows, c.Columns);
        MatrixShape.CheckThreads(threads);
        MatrixOverlap.Check(a, "A", c, "C");
        fixed (T* aOrigin = &a.Origin, cOrigin = &c.Origin)
        {
            var result = new StridedPointer<T>(cOrigin, c.Rows, c.Columns, c.RowStride, c.ColumnStride);
            SymmetricProduct.UpdateLower(
                new StridedPointer<T>(aOrigin, a.Rows, a.Columns, a.RowStride, a.ColumnStride), result, alpha, beta, threads);
            SymmetricProduct.Mirror(result);
        }
    }
}
