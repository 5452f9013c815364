using ScalingLab.Numerics;

namespace ScalingLab.KernelRegression;

/// <summary>Squared distances between two sets of points, rows of n numbers.</summary>
internal static class SquaredDistances
{
    /// <summary>|a_i − b_j|², written to <paramref name="distances"/>; from |a|² + |b|² − 2 a·b, so that they are exact to about 10⁻¹⁵ of the squared norms.</summary>
    public static void Write(ReadOnlyMatrixView<double> a, ReadOnlyMatrixView<double> b, MatrixView<double> distances)
    {
        MatrixProduct.Multiply(a, b.Transposed, distances, -2);
        double[] ofA = Squares(a), ofB = Squares(b);
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < b.Rows; j++) distances[i, j] = Math.Max(0, distances[i, j] + ofA[i] + ofB[j]);
        }
    }

    private static double[] Squares(ReadOnlyMatrixView<double> points)
    {
        var squares = new double[points.Rows];
        for (int i = 0; i < points.Rows; i++)
        {
            for (int k = 0; k < points.Columns; k++) squares[i] += points[i, k] * points[i, k];
        }

        return squares;
    }
}
