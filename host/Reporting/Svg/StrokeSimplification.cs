namespace ScalingLab.Host.Reporting.Svg;

/// <summary>
/// Leaves out the points of a line that lie on the straight line between their neighbours up to a distance that no print resolves
/// (Douglas and Peucker 1973); a smooth curve of thousands of points becomes some dozens.
/// </summary>
internal static class StrokeSimplification
{
    private const double Tolerance = 0.06;

    public static IReadOnlyList<SvgPoint> Simplify(IReadOnlyList<SvgPoint> stroke)
    {
        if (stroke.Count < 3) return stroke;
        var kept = new bool[stroke.Count];
        kept[0] = kept[^1] = true;
        var parts = new Stack<(int First, int Last)>([(0, stroke.Count - 1)]);
        while (parts.TryPop(out var part))
        {
            var (farthest, distance) = (part.First, 0.0);
            for (int i = part.First + 1; i < part.Last; i++)
            {
                double away = Distance(stroke[i], stroke[part.First], stroke[part.Last]);
                if (away > distance) (farthest, distance) = (i, away);
            }

            if (distance <= Tolerance) continue;
            kept[farthest] = true;
            parts.Push((part.First, farthest));
            parts.Push((farthest, part.Last));
        }

        return [.. stroke.Where((_, i) => kept[i])];
    }

    private static double Distance(SvgPoint point, SvgPoint from, SvgPoint to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, length = Math.Sqrt(dx * dx + dy * dy);
        double px = point.X - from.X, py = point.Y - from.Y;
        return length == 0 ? Math.Sqrt(px * px + py * py) : Math.Abs(dx * py - dy * px) / length;
    }
}
