using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics;

/// <summary>Chooses the register width of this machine and divides the work among threads.</summary>
internal static unsafe class ManagedProduct
{
    // Below this many multiply-adds, starting a second thread costs more than it saves.
    private const double ThreadingThreshold = 200_000;
    private const int Alignment = 8;

    public static void Multiply<T>(StridedPointer<T> a, StridedPointer<T> b, StridedPointer<T> c, T alpha, T beta, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (alpha == T.Zero || a.Columns == 0)
        {
            Scale(c, beta);
            return;
        }

        if (threads > 1 && (double)c.Rows * c.Columns * a.Columns >= ThreadingThreshold)
        {
            MultiplyInParts(a, b, c, alpha, beta, threads);
        }
        else
        {
            MultiplyOnce(a, b, c, alpha, beta);
        }
    }

    /// <summary>C ← beta C; C is not read when beta is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale<T>(StridedPointer<T> c, T beta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < c.Rows; i++)
        {
            T* element = c.At(i, 0);
            for (int j = 0; j < c.Columns; j++, element += c.ColumnStride)
            {
                *element = beta == T.Zero ? T.Zero : beta * *element;
            }
        }
    }

    // Each part is a whole product on a block of rows or columns of C: nothing is shared but what is read.
    private static void MultiplyInParts<T>(StridedPointer<T> a, StridedPointer<T> b, StridedPointer<T> c, T alpha, T beta, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool byRows = c.Rows >= c.Columns;
        int length = byRows ? c.Rows : c.Columns;
        int parts = Math.Min(threads, (length + Alignment - 1) / Alignment);
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            int start = Boundary(length, part, parts);
            int count = Boundary(length, part + 1, parts) - start;
            if (count <= 0)
            {
                return;
            }

            if (byRows)
            {
                MultiplyOnce(a.Block(start, 0, count, a.Columns), b, c.Block(start, 0, count, c.Columns), alpha, beta);
            }
            else
            {
                MultiplyOnce(a, b.Block(0, start, b.Rows, count), c.Block(0, start, c.Rows, count), alpha, beta);
            }
        });
    }

    private static int Boundary(int length, int part, int parts) =>
        part == parts ? length : (int)((long)length * part / parts / Alignment * Alignment);

    private static void MultiplyOnce<T>(StridedPointer<T> a, StridedPointer<T> b, StridedPointer<T> c, T alpha, T beta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (c.ColumnStride != 1 && c.RowStride == 1)
        {
            (a, b, c) = (b.Transposed, a.Transposed, c.Transposed);
        }

        if (Vector512.IsHardwareAccelerated)
        {
            BlockedProduct<T, Vector512<T>>.Multiply(a, b, c, alpha, beta);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            BlockedProduct<T, Vector256<T>>.Multiply(a, b, c, alpha, beta);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            BlockedProduct<T, Vector128<T>>.Multiply(a, b, c, alpha, beta);
        }
        else
        {
            BlockedProduct<T, T>.Multiply(a, b, c, alpha, beta);
        }
    }
}
