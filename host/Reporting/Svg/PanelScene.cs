using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Everything inside one frame, in coordinates with the frame's upper left corner as origin.</summary>
internal sealed record PanelScene
{
    public required Panel Panel { get; init; }

    public required double Width { get; init; }

    public required double Height { get; init; }

    /// <summary>What to say instead of drawing; empty when there is something to draw.</summary>
    public string Message { get; init; } = "";

    public AxisTicks XTicks { get; init; } = AxisTicks.None;

    public AxisTicks YTicks { get; init; } = AxisTicks.None;

    public double[] XTickPlaces { get; init; } = [];

    public double[] YTickPlaces { get; init; } = [];

    public IReadOnlyList<SeriesShape> Series { get; init; } = [];

    public IReadOnlyList<GuideShape> Guides { get; init; } = [];

    public LegendPlacement? Legend { get; init; }

    public static PanelScene Create(Panel panel, PanelRanges? ranges, double width, double height)
    {
        var empty = new PanelScene { Panel = panel, Width = width, Height = height, Message = "no data" };
        if (ranges is null) return empty;

        var x = new AxisMap(panel.X.Scale, ranges.X, width, Upwards: false);
        var y = new AxisMap(panel.Y.Scale, ranges.Y, height, Upwards: true);
        var xTicks = AxisTicks.Horizontal(x.Scale, x.Range, width);
        var yTicks = AxisTicks.Vertical(y.Scale, y.Range, height);
        var tracer = new SeriesTracer(x, y);
        SeriesShape[] series = [.. panel.Series.Select(tracer.Trace)];
        var occupancy = new Occupancy(width, height);
        foreach (var shape in series) occupancy.Mark(shape);
        var guides = Guide(panel.Guides, new GuideTracer(x, y), occupancy);
        bool nothing = series.All(shape => shape.IsEmpty);
        return empty with
        {
            Message = nothing ? "no data in this range" : "",
            XTicks = xTicks,
            YTicks = yTicks,
            XTickPlaces = [.. xTicks.Ticks.Select(tick => x.PlaceCoordinate(tick.Coordinate))],
            YTickPlaces = [.. yTicks.Ticks.Select(tick => y.PlaceCoordinate(tick.Coordinate))],
            Series = series,
            Guides = guides,
            Legend = nothing ? null : LegendPlacement.Find(panel.Legend, occupancy, width, height),
        };
    }

    private static GuideShape[] Guide(IReadOnlyList<Guide> guides, GuideTracer tracer, Occupancy occupancy)
    {
        var strokes = guides.Select(tracer.Trace).ToArray();
        foreach (var stroke in strokes.SelectMany(parts => parts)) occupancy.MarkStroke(stroke);
        var shapes = new GuideShape[guides.Count];
        for (int i = 0; i < guides.Count; i++)
        {
            var label = GuideTracer.PlaceLabel(guides[i].Label, strokes[i], occupancy);
            foreach (var point in label?.Samples(1) ?? []) occupancy.MarkPoint(point);
            shapes[i] = new GuideShape(strokes[i], label);
        }

        return shapes;
    }
}
