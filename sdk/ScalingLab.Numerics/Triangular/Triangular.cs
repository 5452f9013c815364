namespace ScalingLab.Numerics;

/// <summary>
/// Systems and products with a triangular matrix, double precision, any strides. Only the named triangle is read: what lies in the other one
/// does not matter.
/// </summary>
/// <remarks>
/// <para>Solving is backward stable: the computed X satisfies (L + E) X = B with |E| ≤ (n + 2) 2⁻⁵³ |L| for each column (Higham, Accuracy and
/// Stability of Numerical Algorithms, theorem 8.5). Diagonal elements are inverted once; one below 10⁻³⁰⁸ overflows, which shows as infinities.</para>
/// <para>NaN and infinities in what is read spread to every element of the result that depends on them.</para>
/// </remarks>
public static unsafe class Triangular
{
    /// <summary>B ← L⁻¹ B for a lower-triangular L.</summary>
    /// <param name="lower">L, n × n; its strictly upper part is not read.</param>
    /// <param name="b">The right-hand sides, n × m; overwritten with the solution. Must not share memory with L.</param>
    /// <param name="unitDiagonal">The diagonal of L is 1 and is not read.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, shared memory, or a diagonal element of 0.</exception>
    public static void SolveLower(ReadOnlyMatrixView<double> lower, MatrixView<double> b, bool unitDiagonal = false) =>
        Solve(lower, b, upper: false, unitDiagonal);

    /// <summary>B ← U⁻¹ B for an upper-triangular U, such as the transposed view of a Cholesky factor.</summary>
    /// <param name="upper">U, n × n; its strictly lower part is not read.</param>
    /// <param name="b">The right-hand sides, n × m; overwritten with the solution. Must not share memory with U.</param>
    /// <param name="unitDiagonal">The diagonal of U is 1 and is not read.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, shared memory, or a diagonal element of 0.</exception>
    public static void SolveUpper(ReadOnlyMatrixView<double> upper, MatrixView<double> b, bool unitDiagonal = false) =>
        Solve(upper, b, upper: true, unitDiagonal);

    /// <summary>C ← alpha L B + beta C for a lower-triangular L, at half the cost of the product.</summary>
    /// <param name="lower">L, n × n; its strictly upper part is not read.</param>
    /// <param name="b">n × m.</param>
    /// <param name="c">n × m, memory of its own.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of what C held; with 0, C is only written.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or C shares memory with L or B.</exception>
    public static void MultiplyLower(
        ReadOnlyMatrixView<double> lower, ReadOnlyMatrixView<double> b, MatrixView<double> c, double alpha = 1, double beta = 0)
    {
        TriangularShape.Check(lower.Rows, lower.Columns, b.Rows, b.Columns, "B");
        MatrixShape.CheckProduct(lower.Rows, lower.Columns, b.Rows, b.Columns, c.Rows, c.Columns);
        MatrixOverlap.Check(lower, "L", c, "C");
        MatrixOverlap.Check(b, "B", c, "C");
        fixed (double* l = &lower.Origin, source = &b.Origin, target = &c.Origin)
        {
            TriangularBlocks.Multiply(Pinned(lower, l), Pinned(b, source), Pinned(c, target), alpha, beta);
        }
    }

    internal static StridedPointer<double> Pinned(ReadOnlyMatrixView<double> view, double* origin) =>
        new(origin, view.Rows, view.Columns, view.RowStride, view.ColumnStride);

    private static void Solve(ReadOnlyMatrixView<double> triangle, MatrixView<double> b, bool upper, bool unitDiagonal)
    {
        TriangularShape.Check(triangle.Rows, triangle.Columns, b.Rows, b.Columns, "B");
        MatrixOverlap.Check(triangle, upper ? "U" : "L", b, "B");
        if (!unitDiagonal)
        {
            TriangularShape.CheckInvertible(triangle, b.Rows, b.Columns);
        }

        fixed (double* t = &triangle.Origin, target = &b.Origin)
        {
            TriangularBlocks.Solve(Pinned(triangle, t), Pinned(b, target), upper, unitDiagonal);
        }
    }
}
