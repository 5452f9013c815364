namespace ScalingLab.Numerics.Tests;

/// <summary>Random triangular matrices whose other triangle is NaN, so that reading it shows.</summary>
internal static class TriangularMatrices
{
    public static TestMatrix<double> Lower(int n, Layout layout, Random random, bool unitDiagonal = false)
    {
        var matrix = new TestMatrix<double>(n, n, layout, random);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                if (j > i || (unitDiagonal && j == i))
                {
                    matrix[i, j] = double.NaN;
                }
                else if (j == i)
                {
                    matrix[i, j] = 1 + Math.Abs(matrix[i, j]);
                }
                else
                {
                    matrix[i, j] *= 2.0 / n;
                }
            }
        }

        return matrix;
    }

    /// <summary>The values with zeros in the other triangle and ones on a unit diagonal.</summary>
    public static double[,] Completed(double[,] values, bool unitDiagonal = false)
    {
        var result = (double[,])values.Clone();
        for (int i = 0; i < result.GetLength(0); i++)
        {
            for (int j = i + 1; j < result.GetLength(1); j++)
            {
                result[i, j] = 0;
            }

            if (unitDiagonal)
            {
                result[i, i] = 1;
            }
        }

        return result;
    }

    public static double[,] Transposed(double[,] values)
    {
        var result = new double[values.GetLength(1), values.GetLength(0)];
        for (int i = 0; i < values.GetLength(0); i++)
        {
            for (int j = 0; j < values.GetLength(1); j++)
            {
                result[j, i] = values[i, j];
            }
        }

        return result;
    }

    /// <summary>
    /// |L X − B| ≤ (n + 3) 2⁻⁵³ |L| |X|, the backward error of substitution (Higham, theorem 8.5); the product in twice the working precision.
    /// </summary>
    public static void AssertSolves(double[,] triangle, double[,] solution, double[,] rightHandSide, string what)
    {
        int n = triangle.GetLength(0);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < solution.GetLength(1); j++)
            {
                if (!ProductOracle.IsChecked(i, j, n, solution.GetLength(1)))
                {
                    continue;
                }

                ExactDot dot = default;
                for (int k = 0; k < n; k++)
                {
                    dot.Add(triangle[i, k], solution[k, j]);
                }

                double bound = (n + 3) * Math.Pow(2, -53) * dot.Magnitude;
                Assert.True(Math.Abs(dot.Value - rightHandSide[i, j]) <= bound, $"{what}: residual {dot.Value - rightHandSide[i, j]:E2} at ({i}, {j}), bound {bound:E2}.");
            }
        }
    }
}
