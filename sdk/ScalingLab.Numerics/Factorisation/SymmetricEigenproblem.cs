namespace ScalingLab.Numerics;

/// <summary>
/// A = V diag(λ) Vᵀ of a real symmetric matrix: Householder's tridiagonal form, then implicit QL with the rotations applied by whole sweeps. About
/// 4n³ operations with eigenvectors, 4n³/3 without; one thread.
/// </summary>
/// <remarks>
/// Backward stable: the eigenvalues are those of A + E with ‖E‖₂ of the order of n 2⁻⁵³ ‖A‖₂, so that eigenvalues much smaller than ‖A‖ are good to that
/// absolute error only; ‖VᵀV − I‖ is of the order of n 2⁻⁵³. Only the lower triangle of A is read.
/// </remarks>
public static unsafe class SymmetricEigenproblem
{
    /// <summary>Eigenvalues and eigenvectors.</summary>
    /// <param name="a">A, n × n; only its lower triangle is read.</param>
    /// <param name="values">n numbers: λ in ascending order.</param>
    /// <param name="vectors">n × n: column j is the eigenvector of λ_j, of length 1; its sign is not fixed. Must not share memory with A.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, shared memory, or an element that is NaN or infinite.</exception>
    public static void Decompose(ReadOnlyMatrixView<double> a, Span<double> values, MatrixView<double> vectors)
    {
        CheckShapes(a, values);
        if (vectors.Rows != a.Rows || vectors.Columns != a.Rows)
        {
            throw new ArgumentException(
                $"The matrix is {MatrixShape.Text(a.Rows, a.Columns)}, so that the eigenvectors must be too, but they are {MatrixShape.Text(vectors.Rows, vectors.Columns)}.");
        }

        MatrixOverlap.Check(a, "A", vectors, "V");
        int n = a.Rows;
        using var buffer = new PackingBuffer<double>(2 * (nint)n * n);
        var work = new StridedPointer<double>(buffer.Origin, n, n, n, 1);
        var z = new StridedPointer<double>(buffer.Origin + ((nint)n * n), n, n, n, 1);
        double[] diagonal = Solve(a, work, z);
        int[] order = [.. Enumerable.Range(0, n)];
        Array.Sort((double[])diagonal.Clone(), order);
        for (int j = 0; j < n; j++)
        {
            values[j] = diagonal[order[j]];
            for (int i = 0; i < n; i++)
            {
                vectors[i, j] = *z.At(order[j], i);
            }
        }
    }

    /// <summary>Eigenvalues alone.</summary>
    /// <param name="a">A, n × n; only its lower triangle is read.</param>
    /// <param name="values">n numbers: λ in ascending order.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or an element that is NaN or infinite.</exception>
    public static void Values(ReadOnlyMatrixView<double> a, Span<double> values)
    {
        CheckShapes(a, values);
        int n = a.Rows;
        using var buffer = new PackingBuffer<double>((nint)n * n);
        double[] diagonal = Solve(a, new StridedPointer<double>(buffer.Origin, n, n, n, 1), default);
        Array.Sort(diagonal);
        diagonal.CopyTo(values);
    }

    private static double[] Solve(ReadOnlyMatrixView<double> a, StridedPointer<double> work, StridedPointer<double> z)
    {
        int n = a.Rows;
        int exponent = Tridiagonalisation.CopyScaled(a, work);
        double[] diagonal = new double[n];
        double[] subdiagonal = new double[n];
        double[] factors = new double[n];
        Tridiagonalisation.Reduce(work, diagonal, subdiagonal, factors);
        if (z.Rows > 0)
        {
            Tridiagonalisation.FormTransposed(work, factors, z);
        }

        TridiagonalEigenproblem.Diagonalise(diagonal, subdiagonal, z);
        for (int i = 0; i < n; i++)
        {
            diagonal[i] = Math.ScaleB(diagonal[i], exponent);
        }

        return diagonal;
    }

    private static void CheckShapes(ReadOnlyMatrixView<double> a, ReadOnlySpan<double> values)
    {
        MatrixShape.CheckSquare(a.Rows, a.Columns);
        if (values.Length != a.Rows)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The matrix is {MatrixShape.Text(a.Rows, a.Columns)} and has {a.Rows} eigenvalues, but there is room for {values.Length}."));
        }
    }
}
