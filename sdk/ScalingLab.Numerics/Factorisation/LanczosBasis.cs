namespace ScalingLab.Numerics;

/// <summary>Orthonormal vectors, kept as the rows of a matrix that grows.</summary>
internal sealed class LanczosBasis(int dimension, int capacity)
{
    private double[] rows = new double[Math.Min(capacity, 16) * dimension];
    private int count;

    public void Add(ReadOnlySpan<double> vector)
    {
        if (checked((count + 1) * dimension) > rows.Length)
        {
            Array.Resize(ref rows, checked(Math.Min(2 * count, capacity) * dimension));
        }

        vector.CopyTo(rows.AsSpan(count * dimension));
        count++;
    }

    /// <summary>x ← x − Σ (b·x) b over the basis, twice: once leaves a rest of the order of the rounding of what was subtracted.</summary>
    public void Orthogonalise(Span<double> x)
    {
        if (count == 0)
        {
            return;
        }

        var basis = new ReadOnlyMatrixView<double>(rows, count, dimension);
        double[] components = new double[count];
        for (int pass = 0; pass < 2; pass++)
        {
            MatrixProduct.Multiply(basis, x, components);
            MatrixProduct.Multiply(basis.Transposed, components, x, -1, 1);
        }
    }
}
