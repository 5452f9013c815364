using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Interpolation of curves with positive coordinates, linear in log-log.</summary>
internal static class LogInterpolation
{
    /// <summary>ln y at x; not a number outside the curve.</summary>
    public static double At(Curve curve, double x)
    {
        int at = curve.X.BinarySearch(x);
        if (at >= 0) return Math.Log(curve.Y[at]);
        int above = ~at;
        if (above == 0 || above == curve.Count) return double.NaN;
        double part = Math.Log(x / curve.X[above - 1]) / Math.Log(curve.X[above] / curve.X[above - 1]);
        return (1 - part) * Math.Log(curve.Y[above - 1]) + part * Math.Log(curve.Y[above]);
    }
}
