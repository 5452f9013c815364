using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>The lower envelope of learning curves of many sizes against compute.</summary>
internal static class Frontier
{
    /// <summary>
    /// At each compute on a logarithmic grid every curve that reaches there is interpolated in log-log, and the smallest loss is kept, unless it is that of the
    /// smallest or the largest size: there a size that was not run might have been better.
    /// </summary>
    /// <param name="curves">Sizes, ascending, with their curves of loss against compute, positive.</param>
    /// <param name="pointsPerDecade">Density of the grid.</param>
    public static List<FrontierPoint> Of(IReadOnlyList<(double Size, Curve Curve)> curves, int pointsPerDecade)
    {
        List<FrontierPoint> frontier = [];
        double from = Math.Log10(curves.Min(item => item.Curve.X[0])), to = Math.Log10(curves.Max(item => item.Curve.X[^1]));
        for (int i = (int)Math.Ceiling(from * pointsPerDecade); i <= to * pointsPerDecade; i++)
        {
            double compute = Math.Pow(10, (double)i / pointsPerDecade), loss = double.PositiveInfinity;
            int best = -1;
            for (int n = 0; n < curves.Count; n++)
            {
                double value = At(curves[n].Curve, compute);
                if (value < loss) (loss, best) = (value, n);
            }

            if (best > 0 && best < curves.Count - 1) frontier.Add(new FrontierPoint(compute, loss, curves[best].Size));
        }

        return frontier;
    }

    /// <summary>y at x by interpolation in log-log; not a number outside the curve.</summary>
    private static double At(Curve curve, double x)
    {
        int after = curve.X.BinarySearch(x);
        if (after >= 0) return curve.Y[after];
        after = ~after;
        if (after == 0 || after == curve.Count) return double.NaN;
        double share = Math.Log(x / curve.X[after - 1]) / Math.Log(curve.X[after] / curve.X[after - 1]);
        return curve.Y[after - 1] * Math.Pow(curve.Y[after] / curve.Y[after - 1], share);
    }
}
