namespace ScalingLab.Host.Reporting.Svg;

/// <summary>
/// Chooses the points that carry a marker: all when they fit side by side, else those nearest to evenly spaced places on the picture, so far
/// apart that a line below them can be seen.
/// </summary>
internal static class MarkerSelection
{
    private const double TouchingDistance = 2 * FigureMetrics.MarkerRadius;
    private const double OpenDistance = 4 * FigureMetrics.MarkerRadius;

    /// <summary>Indices of the chosen points, increasing.</summary>
    /// <param name="x">Places on the picture, increasing.</param>
    /// <param name="width">Width of the frame.</param>
    public static IReadOnlyList<int> Choose(IReadOnlyList<double> x, double width)
    {
        if (x.Count <= width / TouchingDistance) return [.. Enumerable.Range(0, x.Count)];
        int most = Math.Max(2, (int)(width / OpenDistance));
        List<int> chosen = [];
        int nearest = 0;
        for (int place = 0; place < most; place++)
        {
            double wanted = x[0] + (x[^1] - x[0]) * place / (most - 1);
            while (nearest + 1 < x.Count && Math.Abs(x[nearest + 1] - wanted) <= Math.Abs(x[nearest] - wanted)) nearest++;
            if (chosen.Count == 0 || chosen[^1] != nearest) chosen.Add(nearest);
        }

        return chosen;
    }
}
