namespace ScalingLab.Numerics;

/// <summary>
/// Operations among causal matrices: square, lower-triangular, element (t, s) the response at time t to time s ≤ t. Products and solutions of
/// causal matrices are causal and cost a third of those of triangular with full ones.
/// </summary>
/// <remarks>
/// Only the lower triangles are read and written; what lies above the diagonals does not matter and stays as it is. They serve the dynamical
/// mean-field theory of Bordelon, Atanasov and Pehlevan (arXiv 2409.17858, eqs 18–31), where every response function is of this kind. Accuracy
/// and the treatment of NaN are those of <see cref="Triangular"/>.
/// </remarks>
public static unsafe class Causal
{
    /// <summary>B ← L⁻¹ B, both causal.</summary>
    /// <param name="lower">L, T × T.</param>
    /// <param name="b">T × T; its lower triangle is overwritten with that of the solution. Must not share memory with L.</param>
    /// <param name="unitDiagonal">The diagonal of L is 1 and is not read.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, shared memory, or a diagonal element of 0.</exception>
    public static void Solve(ReadOnlyMatrixView<double> lower, MatrixView<double> b, bool unitDiagonal = false)
    {
        TriangularShape.CheckCausal(lower.Rows, lower.Columns, b.Rows, b.Columns, "B");
        MatrixOverlap.Check(lower, "L", b, "B");
        if (!unitDiagonal)
        {
            TriangularShape.CheckInvertible(lower, b.Rows, b.Columns);
        }

        fixed (double* l = &lower.Origin, target = &b.Origin)
        {
            TriangularBlocks.SolveCausal(Triangular.Pinned(lower, l), Triangular.Pinned(b, target), unitDiagonal);
        }
    }

    /// <summary>C ← alpha A B + beta C, all three causal.</summary>
    /// <param name="a">T × T.</param>
    /// <param name="b">T × T.</param>
    /// <param name="c">T × T, memory of its own; only its lower triangle is touched.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of what C held; with 0, C is only written.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or C shares memory with A or B.</exception>
    public static void Multiply(
        ReadOnlyMatrixView<double> a, ReadOnlyMatrixView<double> b, MatrixView<double> c, double alpha = 1, double beta = 0)
    {
        TriangularShape.CheckCausal(a.Rows, a.Columns, b.Rows, b.Columns, "B");
        MatrixShape.CheckProduct(a.Rows, a.Columns, b.Rows, b.Columns, c.Rows, c.Columns);
        MatrixOverlap.Check(a, "A", c, "C");
        MatrixOverlap.Check(b, "B", c, "C");
        fixed (double* left = &a.Origin, right = &b.Origin, target = &c.Origin)
        {
            TriangularBlocks.MultiplyCausal(Triangular.Pinned(a, left), Triangular.Pinned(b, right), Triangular.Pinned(c, target), alpha, beta);
        }
    }

    /// <summary>y ← alpha L x + beta y: y(t) = Σ_{s ≤ t} L(t, s) x(s).</summary>
    /// <param name="lower">L, T × T.</param>
    /// <param name="x">T numbers.</param>
    /// <param name="y">T numbers, memory of its own.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of what y held; with 0, y is only written.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or y shares memory with L or x.</exception>
    public static void Multiply(ReadOnlyMatrixView<double> lower, ReadOnlySpan<double> x, Span<double> y, double alpha = 1, double beta = 0) =>
        CausalVector.Multiply(lower, x, y, alpha, beta, transposed: false);

    /// <summary>
    /// y ← alpha Lᵀ x + beta y: y(s) = Σ_{t ≥ s} x(t) L(t, s). With the row t of a causal matrix as x this is the row t of its product with L,
    /// the step of a forward march.
    /// </summary>
    /// <param name="lower">L, T × T.</param>
    /// <param name="x">T numbers.</param>
    /// <param name="y">T numbers, memory of its own.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of what y held; with 0, y is only written.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, an empty matrix, or y shares memory with L or x.</exception>
    public static void MultiplyTransposed(
        ReadOnlyMatrixView<double> lower, ReadOnlySpan<double> x, Span<double> y, double alpha = 1, double beta = 0) =>
        CausalVector.Multiply(lower, x, y, alpha, beta, transposed: true);
}
