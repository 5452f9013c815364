namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Leaves out the points of a line that nobody can see: in each narrow column the first, lowest, highest and last one stay.</summary>
internal static class StrokeThinning
{
    private const double ColumnWidth = 0.5;

    public static IReadOnlyList<SvgPoint> Thin(IReadOnlyList<SvgPoint> points)
    {
        List<SvgPoint> kept = [];
        int start = 0;
        while (start < points.Count)
        {
            double column = Math.Floor(points[start].X / ColumnWidth);
            int end = start + 1, highest = start, lowest = start;
            for (; end < points.Count && Math.Floor(points[end].X / ColumnWidth) == column; end++)
            {
                if (points[end].Y < points[highest].Y) highest = end;
                if (points[end].Y > points[lowest].Y) lowest = end;
            }

            int previous = -1;
            foreach (int i in (ReadOnlySpan<int>)[start, Math.Min(highest, lowest), Math.Max(highest, lowest), end - 1])
            {
                if (i != previous) kept.Add(points[i]);
                previous = i;
            }

            start = end;
        }

        return kept;
    }
}
