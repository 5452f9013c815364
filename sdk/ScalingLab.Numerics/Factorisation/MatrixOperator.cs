namespace ScalingLab.Numerics;

/// <summary>A matrix as a linear map.</summary>
/// <param name="matrix">A, m × n.</param>
public readonly ref struct MatrixOperator(ReadOnlyMatrixView<double> matrix) : ILinearOperator
{
    private readonly ReadOnlyMatrixView<double> matrix = matrix;

    /// <inheritdoc/>
    public int Rows => matrix.Rows;

    /// <inheritdoc/>
    public int Columns => matrix.Columns;

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<double> x, Span<double> y) => MatrixProduct.Multiply(matrix, x, y);

    /// <inheritdoc/>
    public void ApplyTransposed(ReadOnlySpan<double> y, Span<double> x) => MatrixProduct.Multiply(matrix.Transposed, y, x);
}
