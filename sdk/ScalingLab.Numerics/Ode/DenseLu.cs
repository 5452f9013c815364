using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics;

/// <summary>LU factorisation with partial pivoting of a small dense matrix, by rows, in place, without allocation.</summary>
public static class DenseLu
{
    /// <summary>Replaces an n x n matrix, by rows, by its factors.</summary>
    /// <param name="matrix">The matrix; its factors on return.</param>
    /// <param name="pivots">Receives the n row exchanges.</param>
    /// <returns><see langword="false"/> when the matrix is singular or not finite.</returns>
    public static bool Factorize(Span<double> matrix, Span<int> pivots)
    {
        int n = pivots.Length;
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            double largest = Math.Abs(matrix[k * n + k]);
            for (int i = k + 1; i < n; i++)
            {
                double size = Math.Abs(matrix[i * n + k]);
                if (!(size <= largest)) (pivot, largest) = (i, size);
            }

            if (!(largest > 0 && double.IsFinite(largest))) return false;
            pivots[k] = pivot;
            Span<double> row = matrix.Slice(k * n, n);
            if (pivot != k) Swap(row, matrix.Slice(pivot * n, n));
            for (int i = k + 1; i < n; i++)
            {
                double factor = matrix[i * n + k] /= row[k];
                if (factor != 0) SubtractScaled(matrix.Slice(i * n + k + 1, n - k - 1), row[(k + 1)..], factor);
            }
        }

        return true;
    }

    /// <summary>Replaces b by the solution x of A x = b.</summary>
    /// <param name="factors">What <see cref="Factorize"/> made of A.</param>
    /// <param name="pivots">The row exchanges of <see cref="Factorize"/>.</param>
    /// <param name="vector">b on entry, x on return.</param>
    public static void Solve(ReadOnlySpan<double> factors, ReadOnlySpan<int> pivots, Span<double> vector)
    {
        int n = pivots.Length;
        for (int k = 0; k < n; k++) (vector[k], vector[pivots[k]]) = (vector[pivots[k]], vector[k]);
        for (int i = 1; i < n; i++) vector[i] -= Dot(factors.Slice(i * n, i), vector[..i]);
        for (int i = n - 1; i >= 0; i--)
            vector[i] = (vector[i] - Dot(factors.Slice(i * n + i + 1, n - i - 1), vector[(i + 1)..])) / factors[i * n + i];
    }

    /// <summary>target −= factor row.</summary>
    internal static void SubtractScaled(Span<double> target, ReadOnlySpan<double> row, double factor)
    {
        Vector512<double> scale = Vector512.Create(factor);
        int j = 0;
        for (; j <= target.Length - 8; j += 8)
            (Vector512.Create<double>(target[j..]) - scale * Vector512.Create(row[j..])).CopyTo(target[j..]);
        for (; j < target.Length; j++) target[j] -= factor * row[j];
    }

    internal static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        Vector512<double> lanes = Vector512<double>.Zero;
        int j = 0;
        for (; j <= left.Length - 8; j += 8) lanes += Vector512.Create(left[j..]) * Vector512.Create(right[j..]);
        double sum = Vector512.Sum(lanes);
        for (; j < left.Length; j++) sum += left[j] * right[j];
        return sum;
    }

    private static void Swap(Span<double> left, Span<double> right)
    {
        for (int j = 0; j < left.Length; j++) (left[j], right[j]) = (right[j], left[j]);
    }
}
