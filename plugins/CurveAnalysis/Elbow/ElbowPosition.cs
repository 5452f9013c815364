using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Where a curve that falls as a power law bends to its minimum.</summary>
/// <param name="HalfSlope">x beyond the steepest point at which the local slope has fallen to half of the steepest.</param>
/// <param name="Tangent">x at which the tangent of the steepest point meets the minimum.</param>
/// <param name="Slope">The steepest −d ln y/d ln x.</param>
/// <param name="SteepestAt">x of the steepest point.</param>
internal sealed record ElbowPosition(double HalfSlope, double Tangent, double Slope, double SteepestAt)
{
    /// <summary>Finds the elbow, or says why there is none.</summary>
    public static (ElbowPosition? Elbow, string Reason) Find(Curve curve, ElbowOptions options)
    {
        var (minimum, reason) = LogMinimum.Find(curve, options.Band);
        if (minimum is null) return (null, reason);
        double[] slopes = LocalSlopes.Of(curve, options.Reach);
        int steepest = -1;
        for (int i = 1; i < curve.Count - 1 && curve.X[i] < minimum.X; i++)
        {
            if (steepest < 0 || slopes[i] > slopes[steepest]) steepest = i;
        }

        if (steepest < 0 || !(slopes[steepest] > 0)) return (null, "The curve does not fall before its minimum; observe smaller x.");
        if (steepest == 1)
            return (null, FormattableString.Invariant($"The curve is steepest at the lower end of the data, x = {curve.X[1]:G4}; observe smaller x."));
        double half = 0.5 * slopes[steepest];
        int after = steepest + 1;
        while (after < curve.Count - 1 && slopes[after] > half) after++;
        if (after == curve.Count - 1) return (null, "The slope does not fall to half of the steepest; observe larger x.");
        double part = (slopes[after - 1] - half) / (slopes[after - 1] - slopes[after]);
        double tangent = curve.X[steepest] * Math.Pow(curve.Y[steepest] / minimum.Y, 1 / slopes[steepest]);
        return (new ElbowPosition(curve.X[after - 1] * Math.Pow(curve.X[after] / curve.X[after - 1], part), tangent, slopes[steepest], curve.X[steepest]), "");
    }
}
