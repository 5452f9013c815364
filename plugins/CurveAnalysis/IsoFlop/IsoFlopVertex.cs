using MathNet.Numerics.LinearAlgebra;

namespace ScalingLab.CurveAnalysis;

/// <summary>The best model size at one compute budget.</summary>
/// <param name="Budget">C.</param>
/// <param name="LogSize">ln N at the vertex of the parabola.</param>
/// <param name="Loss">L there.</param>
/// <param name="LogSizeOfCubic">ln N at the minimum of a cubic through the same points; not a number when it has none among them.</param>
internal sealed record IsoFlopVertex(double Budget, double LogSize, double Loss, double LogSizeOfCubic)
{
    private const int FewestSizes = 4;

    /// <summary>Fits L = a + b ln N + c (ln N)² by least squares; null when there are fewer than four sizes or no minimum between the smallest and the largest.</summary>
    public static IsoFlopVertex? Fit(double budget, IReadOnlyList<(double LogSize, double Loss)> points, double? reach)
    {
        if (points.Count < FewestSizes) return null;
        double lowest = points.MinBy(point => point.Loss).LogSize;
        var near = points.Where(point => reach is null || Math.Abs(point.LogSize - lowest) <= reach).ToArray();
        if (near.Select(point => point.LogSize).Distinct().Count() < FewestSizes) return null;
        double from = near.Min(point => point.LogSize), to = near.Max(point => point.LogSize), centre = 0.5 * (from + to), half = 0.5 * (to - from);
        double[] u = [.. near.Select(point => (point.LogSize - centre) / half)], loss = [.. near.Select(point => point.Loss)];
        double[] parabola = Polynomial(u, loss, 2);
        double vertex = -parabola[1] / (2 * parabola[2]);
        if (!(parabola[2] > 0) || !(Math.Abs(vertex) < 1)) return null;
        return new IsoFlopVertex(
            budget, centre + half * vertex, parabola[0] + 0.5 * parabola[1] * vertex,
            near.Select(point => point.LogSize).Distinct().Count() > FewestSizes ? centre + half * MinimumOfCubic(Polynomial(u, loss, 3)) : double.NaN);
    }

    private static double[] Polynomial(double[] u, double[] values, int degree)
    {
        var rows = Matrix<double>.Build.Dense(u.Length, degree + 1, (i, k) => Math.Pow(u[i], k));
        return [.. rows.QR().Solve(Vector<double>.Build.Dense(values))];
    }

    /// <summary>Where a + b u + c u² + d u³ has its minimum in (−1, 1); not a number when it has none there.</summary>
    private static double MinimumOfCubic(double[] cubic)
    {
        double discriminant = cubic[2] * cubic[2] - 3 * cubic[1] * cubic[3];
        if (!(discriminant > 0)) return double.NaN;

        // The root with positive curvature, in the form that does not cancel for a small cubic term.
        double root = -cubic[1] / (cubic[2] + Math.Sqrt(discriminant));
        return Math.Abs(root) < 1 ? root : double.NaN;
    }
}
