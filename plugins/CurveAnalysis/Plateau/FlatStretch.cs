using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>A stretch of a curve on which |d ln y / d ln x| stays below a bound, as indices of its first and last point.</summary>
internal readonly record struct FlatStretch(int First, int Last)
{
    /// <summary>All flat stretches, in increasing x.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="slopes">Its local slopes.</param>
    /// <param name="from">The least x.</param>
    /// <param name="flatness">The bound.</param>
    public static List<FlatStretch> Of(Curve curve, double[] slopes, double from, double flatness)
    {
        List<FlatStretch> stretches = [];
        for (int i = 0; i < curve.Count; i++)
        {
            if (curve.X[i] < from || !(Math.Abs(slopes[i]) < flatness)) continue;
            if (stretches.Count > 0 && stretches[^1].Last == i - 1) stretches[^1] = stretches[^1] with { Last = i };
            else stretches.Add(new FlatStretch(i, i));
        }

        return stretches;
    }

    /// <summary>The index of the flattest point.</summary>
    public int Flattest(double[] slopes) => Enumerable.Range(First, Last - First + 1).MinBy(i => Math.Abs(slopes[i]));

    /// <summary>d ln y / d ln x at each point by a line through the points within a factor of its x; not a number where that has fewer than two points.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="first">Index of the first point with a logarithm.</param>
    /// <param name="factor">The factor.</param>
    public static double[] Slopes(Curve curve, int first, double factor)
    {
        var logX = new double[curve.Count];
        var logY = new double[curve.Count];
        for (int i = first; i < curve.Count; i++) (logX[i], logY[i]) = (Math.Log(curve.X[i]), Math.Log(curve.Y[i]));
        var slopes = new double[curve.Count];
        Array.Fill(slopes, double.NaN);
        double reach = Math.Log(factor);
        for (int i = first; i < curve.Count; i++)
        {
            int from = i, to = i + 1;
            while (from > first && logX[i] - logX[from - 1] <= reach) from--;
            while (to < curve.Count && logX[to] - logX[i] <= reach) to++;
            if (to - from >= 2) slopes[i] = Line.Fit(logX.AsSpan(from..to), logY.AsSpan(from..to)).Slope;
        }

        return slopes;
    }
}
