namespace ScalingLab.CurveAnalysis;

/// <summary>Chooses the window of <see cref="WindowSelection.Automatic"/>.</summary>
internal static class AutomaticWindow
{
    private const int FewestPoints = 6, MostEnds = 60;

    /// <summary>The points of the widest straight window; null when no window of six points is straight.</summary>
    public static Range? Find(FitData data)
    {
        int stride = Math.Max(1, data.Count / MostEnds);
        Range? best = null;
        double widest = 0;
        for (int from = 0; from + FewestPoints <= data.Count; from += stride)
        {
            for (int to = data.Count; to - from >= FewestPoints; to -= stride)
            {
                double width = data.U[to - 1] - data.U[from];
                if (width < widest * (1 - 1e-9)) break;
                if (!Straightness.Of(data.Slice(from..to)).IsStraight) continue;
                (best, widest) = (from..to, width);
                break;
            }
        }

        return best;
    }
}
