using MathNet.Numerics.LinearAlgebra;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>The minimum of a curve from a parabola in log-log through the points near it: flat minima are too noisy to take the smallest point.</summary>
/// <param name="LogX">ln of the abscissa of the vertex; standard error from the scatter about the parabola.</param>
/// <param name="LogY">ln of the ordinate of the vertex, likewise.</param>
/// <param name="Parabola">The parabola over its points.</param>
internal sealed record LogMinimum(Estimate LogX, Estimate LogY, Curve Parabola)
{
    private const int FewestPoints = 3;

    public double X => Math.Exp(LogX.Value);

    public double Y => Math.Exp(LogY.Value);

    /// <summary>Fits the points around the smallest one whose y is at most 1 + band of it, at least it and its neighbours.</summary>
    /// <returns>The minimum, or null and why there is none.</returns>
    public static (LogMinimum? Minimum, string Reason) Find(Curve curve, double band)
    {
        if (curve.Count < FewestPoints) return (null, $"{curve.Count} points are too few for a minimum, it takes {FewestPoints}.");
        for (int i = 0; i < curve.Count; i++)
        {
            if (!(curve.X[i] > 0 && curve.Y[i] > 0)) return (null, FormattableString.Invariant($"The point ({curve.X[i]:G4}, {curve.Y[i]:G4}) has no logarithm; observe positive values only."));
        }

        int lowest = 0;
        for (int i = 1; i < curve.Count; i++)
        {
            if (curve.Y[i] < curve.Y[lowest]) lowest = i;
        }

        if (lowest == 0 || lowest == curve.Count - 1)
            return (null, FormattableString.Invariant($"The smallest value lies at the {(lowest == 0 ? "lower" : "upper")} end of the data, x = {curve.X[lowest]:G4}; observe beyond it."));
        int from = lowest - 1, to = lowest + 1;
        double limit = curve.Y[lowest] * (1 + band);
        while (from > 0 && curve.Y[from - 1] <= limit) from--;
        while (to < curve.Count - 1 && curve.Y[to + 1] <= limit) to++;
        return Fit(curve.X[from..(to + 1)], curve.Y[from..(to + 1)], curve.X[lowest]);
    }

    private static (LogMinimum? Minimum, string Reason) Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double centre)
    {
        int n = x.Length;
        double span = Math.Log(x[^1] / x[0]);
        var (rows, logs) = (Matrix<double>.Build.Dense(n, 3), Vector<double>.Build.Dense(n));
        for (int i = 0; i < n; i++)
        {
            double u = Math.Log(x[i] / centre) / span;
            (rows[i, 0], rows[i, 1], rows[i, 2], logs[i]) = (1, u, u * u, Math.Log(y[i]));
        }

        var inverse = rows.TransposeThisAndMultiply(rows).Inverse();
        var beta = inverse * rows.TransposeThisAndMultiply(logs);
        double vertex = -beta[1] / (2 * beta[2]), value = beta[0] + 0.5 * beta[1] * vertex;
        if (!(beta[2] > 0) || vertex < Math.Log(x[0] / centre) / span || vertex > Math.Log(x[^1] / centre) / span)
            return (null, FormattableString.Invariant($"The parabola through the {n} points in [{x[0]:G4}, {x[^1]:G4}] has no minimum among them; observe more densely or widen the band."));

        var misfit = logs - rows * beta;
        double variance = n > 3 ? misfit.DotProduct(misfit) / (n - 3) : double.NaN;
        var byBeta = Vector<double>.Build.Dense([0, -0.5 / beta[2], -vertex / beta[2]]);
        var valueByBeta = Vector<double>.Build.Dense([1, vertex, vertex * vertex]);
        double[] abscissas = x.ToArray();
        return (new LogMinimum(
            new Estimate(Math.Log(centre) + span * vertex, span * Math.Sqrt(variance * (byBeta * inverse * byBeta)), n - 3),
            new Estimate(value, Math.Sqrt(variance * (valueByBeta * inverse * valueByBeta)), n - 3),
            new Curve(abscissas, Array.ConvertAll(abscissas, position => Math.Exp(Value(beta, Math.Log(position / centre) / span))))), "");
    }

    private static double Value(Vector<double> beta, double u) => beta[0] + u * (beta[1] + u * beta[2]);
}
