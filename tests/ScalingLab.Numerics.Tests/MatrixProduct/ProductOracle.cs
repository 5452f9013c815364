using System.Numerics;

namespace ScalingLab.Numerics.Tests;

/// <summary>
/// The triple loop in twice the working precision, and the bound |C − exact| ≤ (n + 3) ε (|alpha| |A| |B| + |beta| |C|) of n products added in any
/// order (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1), with two roundings for alpha and beta and one for the oracle.
/// </summary>
internal static class ProductOracle
{
    public static void AssertProduct<T>(T[,] a, T[,] b, T[,]? before, T alpha, T beta, T[,] after, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double unit = typeof(T) == typeof(double) ? Math.Pow(2, -53) : Math.Pow(2, -24);
        double scale = double.CreateChecked(alpha);
        int depth = a.GetLength(1);
        for (int i = 0; i < after.GetLength(0); i++)
        {
            for (int j = 0; j < after.GetLength(1); j++)
            {
                if (!IsChecked(i, j, after.GetLength(0), after.GetLength(1)))
                {
                    continue;
                }

                ExactDot dot = default;
                for (int k = 0; k < depth; k++)
                {
                    dot.Add(double.CreateChecked(a[i, k]), double.CreateChecked(b[k, j]));
                }

                double old = before is null ? 0 : double.CreateChecked(beta) * double.CreateChecked(before[i, j]);
                double expected = (scale * dot.Value) + old;
                double bound = (depth + 3) * unit * ((Math.Abs(scale) * dot.Magnitude) + Math.Abs(old));
                double actual = double.CreateChecked(after[i, j]);
                Assert.True(Math.Abs(actual - expected) <= bound, $"{what}: element ({i}, {j}) is {actual:R}, expected {expected:R} ± {bound:R}.");
            }
        }
    }

    /// <summary>All elements of a small matrix; of a large one the last row and column and a seventh of the rest, in every row and column.</summary>
    public static bool IsChecked(int row, int column, int rows, int columns) =>
        rows * columns <= 2500 || row == rows - 1 || column == columns - 1 || ((row * 3) + column) % 7 == 0;
}
