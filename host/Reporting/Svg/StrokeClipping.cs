namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Cuts lines at a box (Liang and Barsky 1984), so that no coordinate far outside the picture is written.</summary>
internal static class StrokeClipping
{
    /// <summary>The parts inside the box; a single point is a part of its own.</summary>
    public static IEnumerable<IReadOnlyList<SvgPoint>> Clip(IReadOnlyList<SvgPoint> stroke, SvgBox box)
    {
        if (stroke.Count == 1 && Contains(box, stroke[0])) yield return stroke;
        List<SvgPoint> part = [];
        for (int i = 1; i < stroke.Count; i++)
        {
            if (Visible(stroke[i - 1], stroke[i], box) is not var (from, to))
            {
                if (part.Count > 0) yield return part;
                part = [];
                continue;
            }

            if (part.Count > 0 && from > 0)
            {
                yield return part;
                part = [];
            }

            if (part.Count == 0) part.Add(Between(stroke[i - 1], stroke[i], from));
            part.Add(Between(stroke[i - 1], stroke[i], to));
        }

        if (part.Count > 0) yield return part;
    }

    public static bool Contains(SvgBox box, SvgPoint point) =>
        point.X >= box.X && point.X <= box.Right && point.Y >= box.Y && point.Y <= box.Bottom;

    private static (double From, double To)? Visible(SvgPoint a, SvgPoint b, SvgBox box)
    {
        double from = 0, to = 1;
        double dx = b.X - a.X, dy = b.Y - a.Y;
        return Cut(-dx, a.X - box.X, ref from, ref to) && Cut(dx, box.Right - a.X, ref from, ref to)
            && Cut(-dy, a.Y - box.Y, ref from, ref to) && Cut(dy, box.Bottom - a.Y, ref from, ref to)
            ? (from, to)
            : null;
    }

    private static bool Cut(double direction, double distance, ref double from, ref double to)
    {
        if (direction == 0) return distance >= 0;
        double at = distance / direction;
        if (direction < 0) from = Math.Max(from, at);
        else to = Math.Min(to, at);
        return from <= to;
    }

    private static SvgPoint Between(SvgPoint a, SvgPoint b, double fraction) => fraction switch
    {
        0 => a,
        1 => b,
        _ => new SvgPoint(a.X + fraction * (b.X - a.X), a.Y + fraction * (b.Y - a.Y)),
    };
}
