namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Outlines of markers of about equal area.</summary>
internal static class MarkerShape
{
    private const double R = FigureMetrics.MarkerRadius;

    /// <summary>Corners in the order of the palette; the first shape, without corners, is the circle.</summary>
    private static readonly SvgPoint[][] Corners =
    [
        [],
        [new(-0.88, -0.88), new(0.88, -0.88), new(0.88, 0.88), new(-0.88, 0.88)],
        [new(0, -1.3), new(1.14, 0.76), new(-1.14, 0.76)],
        [new(0, -1.32), new(1.16, 0), new(0, 1.32), new(-1.16, 0)],
        [new(0, 1.3), new(1.14, -0.76), new(-1.14, -0.76)],
        [new(0, -1.15), new(1.09, -0.36), new(0.68, 0.93), new(-0.68, 0.93), new(-1.09, -0.36)],
        [new(-0.4, -1.2), new(0.4, -1.2), new(0.4, -0.4), new(1.2, -0.4), new(1.2, 0.4), new(0.4, 0.4), new(0.4, 1.2), new(-0.4, 1.2),
            new(-0.4, 0.4), new(-1.2, 0.4), new(-1.2, -0.4), new(-0.4, -0.4)],
    ];

    public static void Write(SvgWriter writer, int shape, SvgPoint at)
    {
        var corners = Corners[shape % Corners.Length];
        if (corners.Length == 0)
            writer.Element("circle", ("cx", at.X), ("cy", at.Y), ("r", R));
        else
            writer.Element("path", ("d", SvgPath.Polygon([.. corners.Select(corner => new SvgPoint(at.X + R * corner.X, at.Y + R * corner.Y))])));
    }
}
