namespace ScalingLab.Numerics;

/// <summary>
/// LU factorisation with partial pivoting of s I − J for a banded J. Row i holds the columns i − lower .. i + upper + lower: the last lower
/// ones take the fill of the row exchanges.
/// </summary>
internal sealed class BandedLu(int dimension, int lower, int upper)
{
    private readonly int _stride = 2 * lower + upper + 1;
    private readonly double[] _rows = new double[checked(dimension * (2 * lower + upper + 1))];
    private readonly int[] _pivots = new int[dimension];

    /// <summary>Factorises; false when the matrix is singular or not finite.</summary>
    public bool Factorize(double shift, ReadOnlySpan<double> bands)
    {
        int width = lower + upper + 1;
        _rows.AsSpan().Clear();
        for (int i = 0; i < dimension; i++)
        {
            for (int d = Math.Max(0, lower - i); d < Math.Min(width, dimension - i + lower); d++)
                _rows[i * _stride + d] = -bands[i * width + d];
            _rows[i * _stride + lower] += shift;
        }

        for (int k = 0; k < dimension; k++)
        {
            int last = Math.Min(dimension - 1, k + lower), pivot = k;
            double largest = Math.Abs(At(k, k));
            for (int i = k + 1; i <= last; i++)
            {
                double size = Math.Abs(At(i, k));
                if (!(size <= largest)) (pivot, largest) = (i, size);
            }

            if (!(largest > 0 && double.IsFinite(largest))) return false;
            _pivots[k] = pivot;
            int columns = Math.Min(dimension - k, lower + upper + 1);
            Span<double> row = Row(k, k, columns);
            if (pivot != k)
            {
                Span<double> other = Row(pivot, k, columns);
                for (int j = 0; j < columns; j++) (row[j], other[j]) = (other[j], row[j]);
            }

            for (int i = k + 1; i <= last; i++)
            {
                double factor = At(i, k) /= row[0];
                if (factor != 0) DenseLu.SubtractScaled(Row(i, k + 1, columns - 1), row[1..], factor);
            }
        }

        return true;
    }

    /// <summary>Replaces b by the solution.</summary>
    public void Solve(Span<double> vector)
    {
        for (int k = 0; k < dimension; k++)
        {
            (vector[k], vector[_pivots[k]]) = (vector[_pivots[k]], vector[k]);
            double value = vector[k];
            for (int i = k + 1; i <= Math.Min(dimension - 1, k + lower); i++) vector[i] -= At(i, k) * value;
        }

        for (int i = dimension - 1; i >= 0; i--)
        {
            int columns = Math.Min(dimension - i, lower + upper + 1);
            double rest = DenseLu.Dot(Row(i, i, columns)[1..], vector.Slice(i + 1, columns - 1));
            vector[i] = (vector[i] - rest) / At(i, i);
        }
    }

    private ref double At(int row, int column) => ref _rows[row * _stride + column - row + lower];

    private Span<double> Row(int row, int column, int count) => _rows.AsSpan(row * _stride + column - row + lower, count);
}
