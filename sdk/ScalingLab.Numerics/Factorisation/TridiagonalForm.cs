namespace ScalingLab.Numerics;

/// <summary>
/// QᵀAQ = T of a real symmetric matrix with Q orthogonal and T tridiagonal, by Householder's reflections: 4n³/3 operations; one thread. In the coordinates Qᵀx a
/// quadratic form, a Gaussian law or its Cholesky factor costs O(n) to apply, without the iteration that eigenvectors need.
/// </summary>
/// <remarks>Backward stable: T is that of A + E with ‖E‖₂ of the order of n 2⁻⁵³ ‖A‖₂. Only the lower triangle of A is read.</remarks>
public static unsafe class TridiagonalForm
{
    /// <summary>Finds T and turns a vector into its coordinates.</summary>
    /// <param name="a">A, n × n; only its lower triangle is read.</param>
    /// <param name="diagonal">n numbers: T(i, i).</param>
    /// <param name="subdiagonal">n numbers: T(i, i − 1), and 0 for i = 0.</param>
    /// <param name="vector">n numbers: b; overwritten with Qᵀb.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or an element that is NaN or infinite.</exception>
    public static void Reduce(ReadOnlyMatrixView<double> a, Span<double> diagonal, Span<double> subdiagonal, Span<double> vector)
    {
        MatrixShape.CheckSquare(a.Rows, a.Columns);
        int n = a.Rows;
        if (diagonal.Length != n || subdiagonal.Length != n || vector.Length != n)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The matrix is {MatrixShape.Text(n, n)}, so that diagonal, subdiagonal and vector need {n} numbers each, but they have {diagonal.Length}, {subdiagonal.Length} and {vector.Length}."));
        }

        using var buffer = new PackingBuffer<double>((nint)n * n);
        var work = new StridedPointer<double>(buffer.Origin, n, n, n, 1);
        int exponent = Tridiagonalisation.CopyScaled(a, work);
        double[] off = new double[n];
        double[] factors = new double[n];
        Tridiagonalisation.Reduce(work, diagonal, off, factors);
        Tridiagonalisation.ApplyTransposed(work, factors, vector);
        subdiagonal[0] = 0;
        for (int i = 0; i < n; i++)
        {
            diagonal[i] = Math.ScaleB(diagonal[i], exponent);
            if (i > 0)
            {
                subdiagonal[i] = Math.ScaleB(off[i - 1], exponent);
            }
        }
    }
}
