namespace ScalingLab.Numerics;

/// <summary>Products of a causal matrix with a vector: strips of rows, each a rectangle and a small triangle.</summary>
internal static unsafe class CausalVector
{
    private const int Strip = 16;

    public static void Multiply(
        ReadOnlyMatrixView<double> lower, ReadOnlySpan<double> x, Span<double> y, double alpha, double beta, bool transposed)
    {
        TriangularShape.Check(lower.Rows, lower.Columns, x.Length, 1, "x");
        MatrixShape.CheckProduct(lower.Rows, lower.Columns, x.Length, 1, y.Length, 1);
        var target = new MatrixView<double>(y, y.Length, 1);
        MatrixOverlap.Check(lower, "L", target, "y");
        MatrixOverlap.Check(new ReadOnlyMatrixView<double>(x, x.Length, 1), "x", target, "y");
        fixed (double* l = &lower.Origin, source = x, result = y)
        {
            ManagedProduct.Scale(new StridedPointer<double>(result, 1, y.Length, y.Length, 1), beta);
            if (alpha != 0)
            {
                Add(Triangular.Pinned(lower, l), source, result, alpha, transposed);
            }
        }
    }

    private static void Add(StridedPointer<double> lower, double* x, double* y, double alpha, bool transposed)
    {
        for (int row = 0; row < lower.Rows; row += Strip)
        {
            int rows = Math.Min(Strip, lower.Rows - row);
            StridedPointer<double> rectangle = lower.Block(row, 0, rows, row);
            if (row > 0)
            {
                MatrixVectorKernel<double>.Add(transposed ? rectangle.Transposed : rectangle, x + (transposed ? row : 0), y + (transposed ? 0 : row), alpha);
            }

            for (int i = row; i < row + rows; i++)
            {
                for (int j = row; j <= i; j++)
                {
                    double element = alpha * *lower.At(i, j);
                    if (transposed)
                    {
                        y[j] += element * x[i];
                    }
                    else
                    {
                        y[i] += element * x[j];
                    }
                }
            }
        }
    }
}
