using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>−d ln y/d ln x along a curve, from parabolas through the points near each one.</summary>
internal static class LocalSlopes
{
    /// <summary>One slope per point; not a number at the ends. All coordinates must be positive.</summary>
    /// <param name="curve">At least three points.</param>
    /// <param name="reach">Half the range of ln x of each parabola.</param>
    public static double[] Of(Curve curve, double reach)
    {
        double[] x = Array.ConvertAll(curve.X.ToArray(), Math.Log), y = Array.ConvertAll(curve.Y.ToArray(), Math.Log);
        var slopes = new double[x.Length];
        Array.Fill(slopes, double.NaN);
        for (int i = 1; i < x.Length - 1; i++)
        {
            int from = i - 1, to = i + 1;
            while (from > 0 && x[i] - x[from - 1] <= reach) from--;
            while (to < x.Length - 1 && x[to + 1] - x[i] <= reach) to++;
            slopes[i] = -Slope(x.AsSpan(from..(to + 1)), y.AsSpan(from..(to + 1)), x[i], y[i]);
        }

        return slopes;
    }

    /// <summary>The slope at a point of the least-squares parabola a + b u + c u².</summary>
    private static double Slope(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double atX, double atY)
    {
        double n = x.Length, u1 = 0, u2 = 0, u3 = 0, u4 = 0, v0 = 0, v1 = 0, v2 = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double u = x[i] - atX, v = y[i] - atY;
            (u1, u2, u3, u4) = (u1 + u, u2 + u * u, u3 + u * u * u, u4 + u * u * u * u);
            (v0, v1, v2) = (v0 + v, v1 + u * v, v2 + u * u * v);
        }

        // Cramer's rule for the middle one of the three normal equations.
        double determinant = n * (u2 * u4 - u3 * u3) - u1 * (u1 * u4 - u3 * u2) + u2 * (u1 * u3 - u2 * u2);
        double numerator = n * (v1 * u4 - u3 * v2) - v0 * (u1 * u4 - u3 * u2) + u2 * (u1 * v2 - v1 * u2);
        return numerator / determinant;
    }
}
