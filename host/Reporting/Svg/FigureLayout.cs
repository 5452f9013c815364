using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Panels in rows and columns with aligned frames.</summary>
internal sealed record FigureLayout
{
    private const double TitleLine = 19;
    private const double HeadingLine = 19;
    private const double HeadingGap = 7;
    private const double FactorLine = 15;
    private const double LabelLine = 19;
    private const double LeastMargin = 12;

    public required double Width { get; init; }

    public required double Height { get; init; }

    public required IReadOnlyList<string> Title { get; init; }

    public required IReadOnlyList<PlacedPanel> Panels { get; init; }

    public static FigureLayout Create(Figure figure)
    {
        int count = figure.Panels.Count, columns = Math.Clamp(figure.Columns, 1, Math.Max(count, 1));
        int rows = (count + columns - 1) / columns;
        var (cellWidth, cellHeight) = FigureMetrics.Cell(columns);
        PanelRanges?[] ranges = [.. figure.Panels.Select(PanelRanges.Fit)];

        double[] tops = [.. Rows().Select(row => row.Max(i => TopOf(i)))];
        double[] bottoms = [.. Rows().Select(row => row.Max(i => BottomOf(i)))];
        double[] heights = [.. tops.Zip(bottoms, (top, bottom) => cellHeight - top - bottom)];
        double[] lefts = [.. Columns().Select(column => column.Max(i => LeftOf(i)))];
        double[] rights = [.. Columns().Select((column, c) => column.Max(i => RightOf(i, cellWidth - lefts[c] - LeastMargin)))];
        double[] widths = [.. lefts.Zip(rights, (left, right) => cellWidth - left - right)];
        PanelScene[] scenes = [.. figure.Panels.Select((panel, i) => PanelScene.Create(panel, ranges[i], widths[i % columns], heights[i / columns]))];

        double[] legends = [.. Columns().Select(column => column.Max(i => LegendWidth(scenes[i])))];
        double[] starts = Sums(Enumerable.Range(0, columns).Select(c => cellWidth + (c < legends.Length ? legends[c] : 0)));
        double width = starts[^1];
        string[] title = [.. LabelLines.Wrap(figure.Title, FigureMetrics.TitleFont, width - 2 * FigureMetrics.Edge)];
        double head = title.Length == 0 ? 0 : FigureMetrics.Edge + title.Length * TitleLine;
        double[] rises = Sums(Enumerable.Range(0, rows).Select(r => Math.Max(cellHeight, tops[r] + LowestLegend(r) + FigureMetrics.Edge)));
        return new FigureLayout
        {
            Width = width,
            Height = head + (rows == 0 ? cellHeight : rises[^1]),
            Title = title,
            Panels = [.. scenes.Select((scene, i) => new PlacedPanel(
                scene,
                count > 1 ? PanelLetter.Of(i) : "",
                starts[i % columns] + lefts[i % columns],
                head + rises[i / columns] + tops[i / columns],
                tops[i / columns] - LeastMargin - HeadingLine + HeadingGap))],
        };

        IEnumerable<int[]> Rows() => Enumerable.Range(0, count).Chunk(columns);

        IEnumerable<IEnumerable<int>> Columns() =>
            count == 0 ? [] : Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, count).Where(i => i % columns == c));

        double TopOf(int i) => LeastMargin
            + (count > 1 || figure.Panels[i].Title.Length > 0 ? HeadingLine : 0)
            + (YTicks(i, cellHeight).Factor.Length > 0 ? FactorLine : 0);

        double BottomOf(int i) => FigureMetrics.Edge + FigureMetrics.TickGap + FigureMetrics.TickFont
            + (figure.Panels[i].X.Label.Length > 0 || XTicks(i, cellWidth).Factor.Length > 0 ? LabelLine : 0);

        double LeftOf(int i) => FigureMetrics.Edge + FigureMetrics.TickGap + YTicks(i, heights[i / columns]).LabelWidth
            + (figure.Panels[i].Y.Label.Length > 0 ? LabelLine : 0);

        double RightOf(int i, double frame) => ranges[i] is not { } fitted ? LeastMargin : XTicks(i, frame).Ticks
            .Select(tick => TextMetrics.Width(tick.Label, FigureMetrics.TickFont) / 2 - frame * (fitted.X.High - tick.Coordinate) / (fitted.X.High - fitted.X.Low))
            .Append(LeastMargin - FigureMetrics.Edge / 2).Max() + FigureMetrics.Edge / 2;

        AxisTicks XTicks(int i, double length) => ranges[i] is { } fitted ? AxisTicks.Horizontal(figure.Panels[i].X.Scale, fitted.X, length) : AxisTicks.None;

        AxisTicks YTicks(int i, double length) => ranges[i] is { } fitted ? AxisTicks.Vertical(figure.Panels[i].Y.Scale, fitted.Y, length) : AxisTicks.None;

        double LowestLegend(int row) => scenes.Where((_, i) => i / columns == row).Max(scene => scene.Legend?.Block.Height ?? 0);
    }

    public static double TitleBaseline(int line) => FigureMetrics.Edge + (line + 1) * TitleLine - 4;

    private static double LegendWidth(PanelScene scene) =>
        scene.Legend is { IsOutside: true } legend ? legend.Block.Width + LegendPlacement.OutsideGap : 0;

    private static double[] Sums(IEnumerable<double> sizes)
    {
        List<double> sums = [0];
        foreach (double size in sizes) sums.Add(sums[^1] + size);
        return [.. sums];
    }
}
