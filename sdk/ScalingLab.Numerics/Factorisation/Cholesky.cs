namespace ScalingLab.Numerics;

/// <summary>
/// A = L Lᵀ of a symmetric positive definite matrix, L lower-triangular with positive diagonal; n³/3 operations, nearly all of them matrix
/// products.
/// </summary>
/// <remarks>
/// Backward stable: L Lᵀ = A + E with |E| ≤ (n + 3) 2⁻⁵³ |L| |Lᵀ| (Higham, Accuracy and Stability of Numerical Algorithms, theorem 10.3). The strictly
/// upper triangle is neither read nor written.
/// </remarks>
public static unsafe class Cholesky
{
    private const int Leaf = 16;

    /// <summary>Replaces the lower triangle of A by L.</summary>
    /// <param name="a">A, n × n; only its lower triangle is read and written.</param>
    /// <param name="threads">How many threads may work on it, at least 1.</param>
    /// <exception cref="NotPositiveDefiniteException">A pivot is not positive and finite; the lower triangle is then partly overwritten.</exception>
    /// <exception cref="ArgumentException">The matrix is empty or not square.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public static void Factor(MatrixView<double> a, int threads = 1)
    {
        MatrixShape.CheckSquare(a.Rows, a.Columns);
        MatrixShape.CheckThreads(threads);
        fixed (double* origin = &a.Origin)
        {
            FactorBlock(new StridedPointer<double>(origin, a.Rows, a.Columns, a.RowStride, a.ColumnStride), 0, a.Rows, threads);
        }
    }

    /// <summary>B ← A⁻¹ B by two triangular systems.</summary>
    /// <param name="factor">L, n × n, from <see cref="Factor"/>.</param>
    /// <param name="b">The right-hand sides, n × m; overwritten with the solution.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or B shares memory with L.</exception>
    public static void Solve(ReadOnlyMatrixView<double> factor, MatrixView<double> b)
    {
        Triangular.SolveLower(factor, b);
        Triangular.SolveUpper(factor.Transposed, b);
    }

    /// <summary>log det A = 2 Σ log L(i, i).</summary>
    /// <param name="factor">L, n × n, from <see cref="Factor"/>.</param>
    /// <exception cref="ArgumentException">The matrix is empty or not square.</exception>
    public static double LogDeterminant(ReadOnlyMatrixView<double> factor)
    {
        MatrixShape.CheckSquare(factor.Rows, factor.Columns);
        double sum = 0;
        for (int i = 0; i < factor.Rows; i++)
        {
            sum += Math.Log(factor[i, i]);
        }

        return 2 * sum;
    }

    private static void FactorBlock(StridedPointer<double> a, int first, int size, int threads)
    {
        int n = a.Rows;
        if (n <= Leaf)
        {
            FactorLeaf(a, first, size);
            return;
        }

        int top = ((n / 2) + 7) / 8 * 8;
        StridedPointer<double> corner = a.Block(0, 0, top, top);
        StridedPointer<double> below = a.Block(top, 0, n - top, top);
        StridedPointer<double> rest = a.Block(top, top, n - top, n - top);
        FactorBlock(corner, first, size, threads);
        TriangularBlocks.Solve(corner, below.Transposed, upper: false, unitDiagonal: false);
        SymmetricProduct.UpdateLower(below, rest, -1, 1, threads);
        FactorBlock(rest, first + top, size, threads);
    }

    private static void FactorLeaf(StridedPointer<double> a, int first, int size)
    {
        for (int j = 0; j < a.Rows; j++)
        {
            double pivot = *a.At(j, j);
            for (int k = 0; k < j; k++)
            {
                pivot -= *a.At(j, k) * *a.At(j, k);
            }

            if (!(pivot > 0) || double.IsInfinity(pivot))
            {
                throw new NotPositiveDefiniteException(size, first + j, pivot);
            }

            double root = Math.Sqrt(pivot);
            *a.At(j, j) = root;
            for (int i = j + 1; i < a.Rows; i++)
            {
                double sum = *a.At(i, j);
                for (int k = 0; k < j; k++)
                {
                    sum -= *a.At(i, k) * *a.At(j, k);
                }

                *a.At(i, j) = sum / root;
            }
        }
    }
}
