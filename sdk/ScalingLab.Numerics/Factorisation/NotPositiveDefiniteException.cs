namespace ScalingLab.Numerics;

/// <summary>A symmetric matrix has no Cholesky factor: a leading minor is not positive.</summary>
public sealed class NotPositiveDefiniteException : ArgumentException
{
    /// <summary>Names the pivot at which the factorisation stopped.</summary>
    /// <param name="size">The matrix is size × size.</param>
    /// <param name="pivot">The first index whose pivot is not a positive number.</param>
    /// <param name="value">The pivot: what is left of the diagonal element after the elimination of those before it.</param>
    public NotPositiveDefiniteException(int size, int pivot, double value)
        : base(FormattableString.Invariant(
            $"The {MatrixShape.Text(size, size)} matrix is not positive definite: pivot {pivot} is {value:R} and must be positive and finite. If it should be by construction, add a small multiple of the identity; else look for NaN, duplicate rows or a wrong sign."))
    {
        Pivot = pivot;
        Value = value;
    }

    /// <summary>The first index whose pivot is not a positive number.</summary>
    public int Pivot { get; }

    /// <summary>The pivot: what is left of the diagonal element after the elimination of those before it. NaN or infinite where the matrix is.</summary>
    public double Value { get; }
}
