using System.Buffers;

namespace ScalingLab.Numerics;

/// <summary>Orthonormal vectors, kept as the rows of a matrix that grows.</summary>
internal sealed class LanczosBasis(int dimension, int capacity) : IDisposable
{
    // Twice is enough (Daniel, Gragg, Kaufman and Stewart 1976).
    private const double EnoughLeft = 0.7;

    private double[] rows = ArrayPool<double>.Shared.Rent(Math.Min(capacity, 16) * dimension);
    private int count;

    public void Add(ReadOnlySpan<double> vector)
    {
        if (checked((count + 1) * dimension) > rows.Length)
        {
            double[] more = ArrayPool<double>.Shared.Rent(checked(Math.Min(2 * count, capacity) * dimension));
            rows.AsSpan(0, count * dimension).CopyTo(more);
            ArrayPool<double>.Shared.Return(rows);
            rows = more;
        }

        vector.CopyTo(rows.AsSpan(count * dimension));
        count++;
    }

    /// <summary>x ← x − Σ (b·x) b over the basis, a second time where the first took much: it leaves a rest of the order of the rounding of what it took.</summary>
    public void Orthogonalise(Span<double> x)
    {
        if (count == 0)
        {
            return;
        }

        var basis = new ReadOnlyMatrixView<double>(rows, count, dimension);
        double[] components = new double[count];
        double before = VectorOperations.Norm(x), after = 0;
        for (int pass = 0; pass < 2 && !(after > EnoughLeft * before); pass++)
        {
            MatrixProduct.Multiply(basis, x, components);
            MatrixProduct.Multiply(basis.Transposed, components, x, -1, 1);
            after = VectorOperations.Norm(x);
        }
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(rows);
        rows = [];
    }
}
