namespace ScalingLab.CurveAnalysis;

/// <summary>The least-squares line y = intercept + slope x with its errors.</summary>
/// <param name="SlopeEstimate">Slope; standard error from the scatter with n − 2 degrees of freedom.</param>
/// <param name="InterceptEstimate">Intercept at x = 0, likewise.</param>
/// <param name="Residual">Root mean square distance of y from the line.</param>
internal sealed record Line(Estimate SlopeEstimate, Estimate InterceptEstimate, double Residual)
{
    public double Slope => SlopeEstimate.Value;

    public double Intercept => InterceptEstimate.Value;

    /// <summary>Fits at least two points with different x.</summary>
    public static Line Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int n = x.Length;
        double meanX = 0, meanY = 0;
        for (int i = 0; i < n; i++) (meanX, meanY) = (meanX + x[i] / n, meanY + y[i] / n);
        double xx = 0, xy = 0;
        for (int i = 0; i < n; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }

        double slope = xy / xx, intercept = meanY - slope * meanX, squares = 0;
        for (int i = 0; i < n; i++)
        {
            double distance = y[i] - intercept - slope * x[i];
            squares += distance * distance;
        }

        double variance = n > 2 ? squares / (n - 2) : double.NaN;
        return new Line(
            new Estimate(slope, Math.Sqrt(variance / xx), n - 2),
            new Estimate(intercept, Math.Sqrt(variance * (1.0 / n + meanX * meanX / xx)), n - 2),
            Math.Sqrt(squares / n));
    }
}
