using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Writes the parts of a series.</summary>
internal sealed class SeriesPainter(SvgWriter writer)
{
    public const string Dash = "6 3.5";

    private const string Dots = "0.1 4";
    private const double BarWidth = 1.1;
    private const double HalfCap = 2.8;

    public void Bands(SeriesShape shape)
    {
        foreach (var band in shape.Bands)
        {
            IEnumerable<SvgPoint> outline =
                [.. band.Select(slice => new SvgPoint(slice.X, slice.Top)), .. band.Reverse().Select(slice => new SvgPoint(slice.X, slice.Bottom))];
            writer.Element("path", ("d", SvgPath.Polygon([.. outline])), ("fill", Palette.Of(shape.Series.Color)), ("fill-opacity", "0.2"));
        }
    }

    public void Lines(SeriesShape shape)
    {
        string color = Palette.Of(shape.Series.Color);
        Bars(shape, color);
        var lines = shape.Strokes.Where(stroke => stroke.Count > 1).ToArray();
        if (lines.Length > 0)
        {
            writer.Open(
                "path",
                [
                    ("d", SvgPath.Lines(lines)), ("fill", "none"), ("stroke", color), ("stroke-width", FigureMetrics.LineWidth), ("stroke-linejoin", "round"),
                    .. Pattern(shape.Series.Style),
                ]);
            writer.Close();
        }

        foreach (var dot in shape.Strokes.Where(stroke => stroke.Count == 1))
            writer.Element("circle", ("cx", dot[0].X), ("cy", dot[0].Y), ("r", FigureMetrics.LineWidth), ("fill", color));
    }

    /// <summary>Whole markers also at the frame's border, where half of one would look like another shape.</summary>
    public void Markers(SeriesShape shape)
    {
        if (shape.Markers.Count == 0) return;
        writer.Open("g", ("fill", Palette.Of(shape.Series.Color)), ("stroke", "#FFFFFF"), ("stroke-width", 0.6));
        foreach (var marker in shape.Markers) MarkerShape.Write(writer, shape.Series.Marker, marker);
        writer.Close();
    }

    /// <summary>A dash so short that its round ends make a dot.</summary>
    private static (string Name, object Value)[] Pattern(SeriesStyle style) => style switch
    {
        SeriesStyle.Dashed => [("stroke-dasharray", Dash)],
        SeriesStyle.Dotted => [("stroke-linecap", "round"), ("stroke-dasharray", Dots)],
        _ => [("stroke-linecap", "round")],
    };

    private void Bars(SeriesShape shape, string color)
    {
        if (shape.Bars.Count == 0) return;
        List<SvgPoint[]> strokes = [];
        foreach (var bar in shape.Bars)
        {
            strokes.Add([new(bar.X, bar.Top), new(bar.X, bar.Bottom)]);
            if (bar.CapTop) strokes.Add([new(bar.X - HalfCap, bar.Top), new(bar.X + HalfCap, bar.Top)]);
            if (bar.CapBottom) strokes.Add([new(bar.X - HalfCap, bar.Bottom), new(bar.X + HalfCap, bar.Bottom)]);
        }

        writer.Element("path", ("d", SvgPath.Lines(strokes)), ("fill", "none"), ("stroke", color), ("stroke-width", BarWidth));
    }
}
