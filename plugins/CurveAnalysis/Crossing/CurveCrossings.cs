using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Where two curves cross, between their common abscissas; on logarithmic axes where all values there are positive.</summary>
internal static class CurveCrossings
{
    /// <summary>The crossings in increasing x. A curve that touches the other and turns back does not cross it.</summary>
    /// <param name="curve">One curve.</param>
    /// <param name="other">The other one; null where a level takes its place.</param>
    /// <param name="level">The level.</param>
    public static List<(double X, double Y)> Of(Curve curve, Curve? other, double level)
    {
        List<(double X, double Above, double Below)> points = [];
        for (int i = 0; i < curve.Count; i++)
        {
            int at = other is null ? i : other.X.BinarySearch(curve.X[i]);
            if (at >= 0) points.Add((curve.X[i], curve.Y[i], other is null ? level : other.Y[at]));
        }

        List<(double X, double Y)> crossings = [];
        int before = -1;
        for (int i = 0; i < points.Count; i++)
        {
            int side = Math.Sign(points[i].Above - points[i].Below);
            if (side == 0) continue;
            if (before >= 0 && side != Math.Sign(points[before].Above - points[before].Below)) crossings.Add(Between(points, before, i));
            before = i;
        }

        return crossings;
    }

    private static (double X, double Y) Between(List<(double X, double Above, double Below)> points, int before, int after)
    {
        // Points that lie on the other curve are the crossing themselves.
        if (after > before + 1) return (points[before + 1].X, points[before + 1].Below);
        var (left, right) = (points[before], points[after]);
        bool logX = left.X > 0, logY = left.Above > 0 && left.Below > 0 && right.Above > 0 && right.Below > 0;
        double gapLeft = logY ? Math.Log(left.Above / left.Below) : left.Above - left.Below;
        double gapRight = logY ? Math.Log(right.Above / right.Below) : right.Above - right.Below;
        double part = gapLeft / (gapLeft - gapRight);
        return (logX ? left.X * Math.Pow(right.X / left.X, part) : left.X + part * (right.X - left.X),
            logY ? left.Below * Math.Pow(right.Below / left.Below, part) : left.Below + part * (right.Below - left.Below));
    }
}
