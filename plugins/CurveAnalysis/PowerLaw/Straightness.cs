namespace ScalingLab.CurveAnalysis;

/// <summary>How much the slope d ln y / d ln x of a quadratic in ln x changes across the points.</summary>
/// <param name="Change">The slope at the end minus that at the start.</param>
/// <param name="StandardError">Its standard error from the scatter.</param>
/// <param name="Slope">The slope of the straight line.</param>
internal sealed record Straightness(double Change, double StandardError, double Slope)
{
    private const double Negligible = 0.1, Significant = 2;

    /// <summary>Whether the change is below a tenth of the slope or within two standard errors.</summary>
    public bool IsStraight => Math.Abs(Change) <= Negligible * Math.Abs(Slope) || Math.Abs(Change) <= Significant * StandardError;

    /// <summary>Measures at least four points.</summary>
    public static Straightness Of(FitData data)
    {
        // Regressing the part of u² that a line does not explain gives the curvature and its error in closed form.
        double[] u = data.U, squared = Array.ConvertAll(u, value => value * value);
        Line bend = Line.Fit(u, squared), line = Line.Fit(u, data.LogY);
        double qq = 0, qr = 0, rr = 0;
        for (int i = 0; i < u.Length; i++)
        {
            double q = squared[i] - bend.Intercept - bend.Slope * u[i], r = data.LogY[i] - line.Intercept - line.Slope * u[i];
            (qq, qr, rr) = (qq + q * q, qr + q * r, rr + r * r);
        }

        double curvature = qr / qq, left = Math.Max(0, rr - curvature * qr), reach = 2 * (u[^1] - u[0]);
        return new Straightness(reach * curvature, reach * Math.Sqrt(left / (u.Length - 3) / qq), line.Slope);
    }
}
