namespace ScalingLab.Numerics;

/// <summary>A linear map given by what it does to vectors: a matrix, a product of matrices, or one that is never formed.</summary>
public interface ILinearOperator
{
    /// <summary>m, the length of A x.</summary>
    int Rows { get; }

    /// <summary>n, the length of x.</summary>
    int Columns { get; }

    /// <summary>y ← A x.</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">m numbers, overwritten.</param>
    void Apply(ReadOnlySpan<double> x, Span<double> y);

    /// <summary>x ← Aᵀ y.</summary>
    /// <param name="y">m numbers.</param>
    /// <param name="x">n numbers, overwritten.</param>
    void ApplyTransposed(ReadOnlySpan<double> y, Span<double> x);
}
