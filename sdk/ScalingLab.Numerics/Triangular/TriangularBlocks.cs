using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Triangular operations on pinned matrices, turned into matrix products by halving or by strips. The other triangle is never read; where
/// a product needs a whole square, the triangle is copied into one with zeros.
/// </summary>
internal static unsafe class TriangularBlocks
{
    private const int Strip = 48;
    private const int Alignment = 8;

    /// <summary>B ← L⁻¹ B, or U⁻¹ B.</summary>
    public static void Solve(StridedPointer<double> triangle, StridedPointer<double> b, bool upper, bool unitDiagonal)
    {
        if (b.ColumnStride == 1)
        {
            SolveRows(triangle, b, upper, unitDiagonal);
            return;
        }

        using var buffer = new PackingBuffer<double>((nint)b.Rows * b.Columns);
        var copy = new StridedPointer<double>(buffer.Origin, b.Rows, b.Columns, b.Columns, 1);
        Copy(b, copy);
        SolveRows(triangle, copy, upper, unitDiagonal);
        Copy(copy, b);
    }

    /// <summary>B ← L⁻¹ B for a lower-triangular B.</summary>
    public static void SolveCausal(StridedPointer<double> lower, StridedPointer<double> b, bool unitDiagonal)
    {
        int n = lower.Rows;
        if (n <= 2 * SubstitutionKernel.MaximumSize)
        {
            double* tile = stackalloc double[4 * SubstitutionKernel.MaximumSize * SubstitutionKernel.MaximumSize];
            StridedPointer<double> square = CopyLower(b, tile);
            SolveRows(lower, square, upper: false, unitDiagonal);
            CopyTriangle(square, b);
            return;
        }

        int top = Half(n);
        StridedPointer<double> solved = b.Block(0, 0, top, top);
        StridedPointer<double> below = b.Block(top, 0, n - top, top);
        StridedPointer<double> corner = lower.Block(top, top, n - top, n - top);
        SolveCausal(lower.Block(0, 0, top, top), solved, unitDiagonal);
        MultiplyByCausal(lower.Block(top, 0, n - top, top), solved, below, -1, 1);
        Solve(corner, below, upper: false, unitDiagonal);
        SolveCausal(corner, b.Block(top, top, n - top, n - top), unitDiagonal);
    }

    /// <summary>C ← alpha L B + beta C, B full.</summary>
    public static void Multiply(StridedPointer<double> lower, StridedPointer<double> b, StridedPointer<double> c, double alpha, double beta)
    {
        double* tile = stackalloc double[Strip * Strip];
        for (int row = 0; row < lower.Rows; row += Strip)
        {
            int rows = Math.Min(Strip, lower.Rows - row);
            StridedPointer<double> target = c.Block(row, 0, rows, c.Columns);
            StridedPointer<double> diagonal = CopyLower(lower.Block(row, row, rows, rows), tile);
            MatrixProduct.MultiplyPinned(diagonal, b.Block(row, 0, rows, b.Columns), target, alpha, beta, 1);
            if (row > 0)
            {
                MatrixProduct.MultiplyPinned(lower.Block(row, 0, rows, row), b.Block(0, 0, row, b.Columns), target, alpha, 1, 1);
            }
        }
    }

    /// <summary>C ← alpha A X + beta C, A full and X lower-triangular.</summary>
    public static void MultiplyByCausal(
        StridedPointer<double> a, StridedPointer<double> causal, StridedPointer<double> c, double alpha, double beta)
    {
        int n = causal.Rows;
        double* tile = stackalloc double[Strip * Strip];
        for (int column = 0; column < n; column += Strip)
        {
            int columns = Math.Min(Strip, n - column);
            int end = column + columns;
            StridedPointer<double> target = c.Block(0, column, c.Rows, columns);
            StridedPointer<double> diagonal = CopyLower(causal.Block(column, column, columns, columns), tile);
            MatrixProduct.MultiplyPinned(a.Block(0, column, a.Rows, columns), diagonal, target, alpha, beta, 1);
            if (end < n)
            {
                MatrixProduct.MultiplyPinned(a.Block(0, end, a.Rows, n - end), causal.Block(end, column, n - end, columns), target, alpha, 1, 1);
            }
        }
    }

    /// <summary>C ← alpha L X + beta C on the lower triangle, L and X lower-triangular.</summary>
    public static void MultiplyCausal(
        StridedPointer<double> lower, StridedPointer<double> causal, StridedPointer<double> c, double alpha, double beta)
    {
        int n = lower.Rows;
        double* left = stackalloc double[Strip * Strip];
        double* right = stackalloc double[Strip * Strip];
        double* product = stackalloc double[Strip * Strip];
        for (int column = 0; column < n; column += Strip)
        {
            int columns = Math.Min(Strip, n - column);
            int end = column + columns;
            StridedPointer<double> corner = CopyLower(causal.Block(column, column, columns, columns), right);
            StridedPointer<double> lowerCorner = CopyLower(lower.Block(column, column, columns, columns), left);
            var square = new StridedPointer<double>(product, columns, columns, columns, 1);
            MatrixProduct.MultiplyPinned(lowerCorner, corner, square, alpha, 0, 1);
            AddTriangle(square, c.Block(column, column, columns, columns), beta);
            if (end < n)
            {
                StridedPointer<double> target = c.Block(end, column, n - end, columns);
                MatrixProduct.MultiplyPinned(lower.Block(end, column, n - end, columns), corner, target, alpha, beta, 1);
                Multiply(lower.Block(end, end, n - end, n - end), causal.Block(end, column, n - end, columns), target, alpha, 1);
            }
        }
    }

    public static void Copy(StridedPointer<double> source, StridedPointer<double> destination)
    {
        for (int i = 0; i < source.Rows; i++)
        {
            for (int j = 0; j < source.Columns; j++)
            {
                *destination.At(i, j) = *source.At(i, j);
            }
        }
    }

    private static void SolveRows(StridedPointer<double> triangle, StridedPointer<double> b, bool upper, bool unitDiagonal)
    {
        int n = triangle.Rows;
        if (n <= SubstitutionKernel.MaximumSize)
        {
            SubstitutionKernel.Solve(triangle, b, upper, unitDiagonal);
            return;
        }

        int top = Half(n);
        int bottom = n - top;
        StridedPointer<double> first = b.Block(0, 0, top, b.Columns);
        StridedPointer<double> second = b.Block(top, 0, bottom, b.Columns);
        StridedPointer<double> topCorner = triangle.Block(0, 0, top, top);
        StridedPointer<double> bottomCorner = triangle.Block(top, top, bottom, bottom);
        if (upper)
        {
            SolveRows(bottomCorner, second, upper, unitDiagonal);
            Subtract(triangle.Block(0, top, top, bottom), second, first);
            SolveRows(topCorner, first, upper, unitDiagonal);
        }
        else
        {
            SolveRows(topCorner, first, upper, unitDiagonal);
            Subtract(triangle.Block(top, 0, bottom, top), first, second);
            SolveRows(bottomCorner, second, upper, unitDiagonal);
        }
    }

    // A single contiguous right-hand side is a matrix-vector product; as a matrix product it would be padded to a whole register.
    private static void Subtract(StridedPointer<double> block, StridedPointer<double> x, StridedPointer<double> y)
    {
        if (x.Columns == 1 && x.RowStride == 1)
        {
            MatrixVectorKernel<double>.Add(block, x.Origin, y.Origin, -1);
        }
        else
        {
            MatrixProduct.MultiplyPinned(block, x, y, -1, 1, 1);
        }
    }

    private static int Half(int n) => ((n / 2) + Alignment - 1) / Alignment * Alignment;

    private static StridedPointer<double> CopyLower(StridedPointer<double> source, double* tile)
    {
        int n = source.Rows;
        var square = new StridedPointer<double>(tile, n, n, n, 1);
        new Span<double>(tile, n * n).Clear();
        CopyTriangle(source, square);
        return square;
    }

    private static void CopyTriangle(StridedPointer<double> source, StridedPointer<double> destination)
    {
        for (int i = 0; i < source.Rows; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                *destination.At(i, j) = *source.At(i, j);
            }
        }
    }

    // Optimised at once: an estimate may be fused in optimised code only, and results are not to depend on when that comes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTriangle(StridedPointer<double> source, StridedPointer<double> destination, double beta)
    {
        for (int i = 0; i < source.Rows; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double* element = destination.At(i, j);
                *element = beta == 0 ? *source.At(i, j) : double.MultiplyAddEstimate(beta, *element, *source.At(i, j));
            }
        }
    }
}
