namespace ScalingLab.Numerics;

/// <summary>
/// The largest singular value of a matrix, the operator norm from ℓ² to ℓ², with a residual test: a value that has not settled says so.
/// </summary>
/// <remarks>
/// Both iterations start from the same fixed vector, so that a result does not depend on any random stream. NaN or infinities in the matrix are
/// refused where they show, in the first product.
/// </remarks>
public static class LargestSingularValue
{
    /// <summary>Golub–Kahan–Lanczos bidiagonalisation with full reorthogonalisation of a matrix (Golub and Kahan 1965).</summary>
    /// <param name="matrix">A, m × n.</param>
    /// <param name="tolerance">The residual, relative to σ, that counts as converged; between 0 and 1.</param>
    /// <param name="maximumIterations">At most so many products with A and Aᵀ; n suffices in exact arithmetic. Storage is (m + n) times it.</param>
    /// <exception cref="ArgumentException">The matrix is empty, or NaN or infinity came out of a product.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance or the number of iterations is out of range.</exception>
    public static SingularValue Lanczos(ReadOnlyMatrixView<double> matrix, double tolerance = 1e-10, int maximumIterations = 200) =>
        Lanczos(new MatrixOperator(matrix), tolerance, maximumIterations);

    /// <summary>Golub–Kahan–Lanczos bidiagonalisation with full reorthogonalisation of a linear map.</summary>
    /// <typeparam name="TOperator">The kind of map.</typeparam>
    /// <param name="map">A, m × n.</param>
    /// <param name="tolerance">The residual, relative to σ, that counts as converged; between 0 and 1.</param>
    /// <param name="maximumIterations">At most so many products with A and Aᵀ.</param>
    /// <exception cref="ArgumentException">The map is empty, or NaN or infinity came out of a product.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance or the number of iterations is out of range.</exception>
    public static SingularValue Lanczos<TOperator>(TOperator map, double tolerance = 1e-10, int maximumIterations = 200)
        where TOperator : ILinearOperator, allows ref struct
    {
        Check(map.Rows, map.Columns, tolerance, maximumIterations);
        return GolubKahanLanczos.Run(map, tolerance, Math.Min(maximumIterations, Math.Min(map.Rows, map.Columns)));
    }

    /// <summary>Power iteration on AᵀA: two vectors of storage, the convergence (σ₂/σ₁)² a step.</summary>
    /// <param name="matrix">A, m × n.</param>
    /// <param name="tolerance">The residual, relative to σ, that counts as converged; between 0 and 1.</param>
    /// <param name="maximumIterations">At most so many products with A and Aᵀ.</param>
    /// <exception cref="ArgumentException">The matrix is empty, or NaN or infinity came out of a product.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance or the number of iterations is out of range.</exception>
    public static SingularValue PowerIteration(ReadOnlyMatrixView<double> matrix, double tolerance = 1e-6, int maximumIterations = 10_000) =>
        PowerIteration(new MatrixOperator(matrix), tolerance, maximumIterations);

    /// <summary>Power iteration on AᵀA of a linear map.</summary>
    /// <typeparam name="TOperator">The kind of map.</typeparam>
    /// <param name="map">A, m × n.</param>
    /// <param name="tolerance">The residual, relative to σ, that counts as converged; between 0 and 1.</param>
    /// <param name="maximumIterations">At most so many products with A and Aᵀ.</param>
    /// <exception cref="ArgumentException">The map is empty, or NaN or infinity came out of a product.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance or the number of iterations is out of range.</exception>
    public static SingularValue PowerIteration<TOperator>(TOperator map, double tolerance = 1e-6, int maximumIterations = 10_000)
        where TOperator : ILinearOperator, allows ref struct
    {
        Check(map.Rows, map.Columns, tolerance, maximumIterations);
        double[] u = new double[map.Rows];
        double[] v = new double[map.Columns];
        double[] next = new double[map.Columns];
        StartVector.Fill(v);
        for (int iteration = 1; ; iteration++)
        {
            map.Apply(v, u);
            double sigma = CheckedNorm(u, map.Rows, map.Columns);
            if (sigma == 0)
            {
                // The start vector has a component along every singular vector: only the zero matrix sends it to zero.
                return new SingularValue(0, 0, iteration, Converged: true);
            }

            VectorOperations.Scale(u, 1 / sigma);
            map.ApplyTransposed(u, next);
            double norm = CheckedNorm(next, map.Rows, map.Columns);
            VectorOperations.Scale(v, -sigma);
            VectorOperations.Add(1, next, v);
            double residual = VectorOperations.Norm(v);
            if (residual <= tolerance * sigma || iteration == maximumIterations)
            {
                return new SingularValue(sigma, residual, iteration, residual <= tolerance * sigma);
            }

            VectorOperations.Scale(next, 1 / norm);
            (v, next) = (next, v);
        }
    }

    internal static double CheckedNorm(ReadOnlySpan<double> vector, int rows, int columns)
    {
        double norm = VectorOperations.Norm(vector);
        return double.IsFinite(norm)
            ? norm
            : throw new ArgumentException(
                $"A product with the {MatrixShape.Text(rows, columns)} matrix gave {(double.IsNaN(norm) ? "NaN" : "an infinity")}: it holds such values or overflows, and has no largest singular value.");
    }

    private static void Check(int rows, int columns, double tolerance, int maximumIterations)
    {
        if (rows < 1 || columns < 1)
        {
            throw new ArgumentException($"The matrix is {MatrixShape.Text(rows, columns)}: a largest singular value needs at least one row and one column.");
        }

        if (!(tolerance > 0 && tolerance < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The relative tolerance must be between 0 and 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(maximumIterations, 1);
    }
}
