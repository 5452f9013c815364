using ScalingLab.Sdk;
using Alignment = ScottPlot.Alignment;
using Color = ScottPlot.Color;
using ErrorBar = ScottPlot.Plottables.ErrorBar;
using LegendItem = ScottPlot.LegendItem;
using LinePattern = ScottPlot.LinePattern;
using MarkerShape = ScottPlot.MarkerShape;
using Plot = ScottPlot.Plot;

namespace ScalingLab.ScottPlotRenderer;

/// <summary>Draws a panel into a plot: bands below guides below series, as the built-in renderer does.</summary>
internal sealed class PanelPlot
{
    private const float LineWidth = 2, GuideWidth = 1.5f, MarkerSize = 8, CapSize = 4;
    private const double BandOpacity = 0.2;

    private static readonly MarkerShape[] Shapes =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleDown,
        MarkerShape.OpenCircle, MarkerShape.OpenSquare, MarkerShape.OpenTriangleUp,
    ];

    private readonly Panel _panel;
    private readonly PlotAxis _x;
    private readonly PlotAxis _y;

    public PanelPlot(Panel panel)
    {
        _panel = panel;
        _x = new PlotAxis(panel.X, panel.Series.SelectMany(series => series.Curve.X.ToArray()));
        _y = new PlotAxis(panel.Y, panel.Series.SelectMany(series => series.Interval == IntervalStyle.None
            ? series.Curve.Y.ToArray()
            : [.. series.Curve.Y, .. series.Curve.Low, .. series.Curve.High]));
    }

    public void Draw(Plot plot)
    {
        plot.HideGrid();
        foreach (var series in _panel.Series.Where(series => series.Interval == IntervalStyle.Band)) AddBand(plot, series);
        foreach (var guide in _panel.Guides) AddGuide(plot, guide);
        foreach (var series in _panel.Series) AddSeries(plot, series);
        if (_panel.Title != "") plot.Title(ScriptText.Of(_panel.Title));
        plot.XLabel(ScriptText.Of(_panel.X.Label));
        plot.YLabel(ScriptText.Of(_panel.Y.Label));
        if (_x.Ticks() is { } horizontal) plot.Axes.Bottom.TickGenerator = horizontal;
        if (_y.Ticks() is { } vertical) plot.Axes.Left.TickGenerator = vertical;
        plot.Axes.SetLimits(_x.Low, _x.High, _y.Low, _y.High);
        if (_panel.Legend.Count > 0) plot.ShowLegend(_panel.Legend.Select(Key).ToArray(), EmptiestCorner());
    }

    private void AddSeries(Plot plot, Series series)
    {
        int[] drawn = Drawn(series);
        if (drawn.Length == 0) return;
        var color = Shades.Of(series.Color);
        double[] x = [.. drawn.Select(i => _x.Place(series.Curve.X[i]))], y = [.. drawn.Select(i => _y.Place(series.Curve.Y[i]))];
        if (series.Interval == IntervalStyle.Bars) AddBars(plot, series, color);
        if (series.Style != SeriesStyle.Markers)
        {
            // Not a number makes a gap in a line, where a point could not be drawn.
            double[] all = [.. Enumerable.Range(0, series.Curve.Count).Select(i => drawn.Contains(i) ? _y.Place(series.Curve.Y[i]) : double.NaN)];
            double[] places = [.. Enumerable.Range(0, series.Curve.Count).Select(i => drawn.Contains(i) ? _x.Place(series.Curve.X[i]) : double.NaN)];
            var line = plot.Add.ScatterLine(places, all, color);
            line.LineWidth = LineWidth;
            line.LinePattern = Pattern(series.Style);
        }

        if (series.Style is SeriesStyle.Markers or SeriesStyle.LineMarkers) plot.Add.Markers(x, y, Shapes[series.Marker % Shapes.Length], MarkerSize, color);
    }

    private static LinePattern Pattern(SeriesStyle style) => style switch
    {
        SeriesStyle.Dashed => LinePattern.Dashed,
        SeriesStyle.Dotted => LinePattern.Dotted,
        _ => LinePattern.Solid,
    };

    private void AddBars(Plot plot, Series series, Color color)
    {
        int[] drawn = [.. Drawn(series).Where(i => HasInterval(series, i))];
        if (drawn.Length == 0) return;
        double[] y = [.. drawn.Select(i => _y.Place(series.Curve.Y[i]))];
        ErrorBar bars = new(
            drawn.Select(i => _x.Place(series.Curve.X[i])).ToArray(),
            y,
            null,
            null,
            drawn.Select((i, k) => Math.Max(0, _y.Clamped(series.Curve.High[i], y[k]) - y[k])).ToArray(),
            drawn.Select((i, k) => Math.Max(0, y[k] - _y.Clamped(series.Curve.Low[i], Math.Min(_y.Low, y[k])))).ToArray())
        {
            Color = color,
            CapSize = CapSize,
        };
        plot.Add.Plottable(bars);
    }

    private void AddBand(Plot plot, Series series)
    {
        int[] drawn = [.. Drawn(series).Where(i => HasInterval(series, i))];
        if (drawn.Length < 2) return;
        var band = plot.Add.FillY(
            drawn.Select(i => _x.Place(series.Curve.X[i])).ToArray(),
            drawn.Select(i => _y.Clamped(series.Curve.Low[i], Math.Min(_y.Low, _y.Place(series.Curve.Y[i])))).ToArray(),
            drawn.Select(i => _y.Clamped(series.Curve.High[i], _y.Place(series.Curve.Y[i]))).ToArray());
        band.FillStyle.Color = Shades.Of(series.Color).WithAlpha(BandOpacity);
        band.LineStyle.Width = 0;
    }

    /// <summary>A power law between two logarithmic axes is a straight line, cut off at the panel's edges.</summary>
    private void AddGuide(Plot plot, Guide guide)
    {
        if (_panel.X.Scale != AxisScale.Log || _panel.Y.Scale != AxisScale.Log) return;
        double from = guide.From is { } start ? Math.Log10(start) : _x.Low, to = guide.To is { } end ? Math.Log10(end) : _x.High;
        double Height(double x) => Math.Log10(guide.Y) + (guide.Exponent * (x - Math.Log10(guide.X)));
        if (guide.Exponent != 0)
        {
            double atLow = Math.Log10(guide.X) + ((_y.Low - Math.Log10(guide.Y)) / guide.Exponent), atHigh = Math.Log10(guide.X) + ((_y.High - Math.Log10(guide.Y)) / guide.Exponent);
            (from, to) = (Math.Max(from, Math.Min(atLow, atHigh)), Math.Min(to, Math.Max(atLow, atHigh)));
        }

        if (!(from < to)) return;
        var color = Shades.Of(SeriesColor.Neutral);
        var line = plot.Add.Line(from, Height(from), to, Height(to));
        line.LineWidth = GuideWidth;
        line.LinePattern = LinePattern.Dotted;
        line.LineColor = color;
        if (guide.Label == "") return;
        double middle = (from + to) / 2;
        plot.Add.Text(ScriptText.Of(guide.Label), middle, Height(middle)).LabelFontColor = color;
    }

    private LegendItem Key(LegendEntry entry)
    {
        LegendItem item = new() { LabelText = ScriptText.Of(entry.Label), LineWidth = 0, MarkerShape = MarkerShape.None };
        if (entry.Color is not { } meaning) return item;
        var color = Shades.Of(meaning);
        if (entry.Style != SeriesStyle.Markers)
        {
            item.LineWidth = LineWidth;
            item.LineColor = color;
            item.LinePattern = Pattern(entry.Style);
        }

        if (entry.Style is SeriesStyle.Markers or SeriesStyle.LineMarkers)
        {
            item.MarkerShape = Shapes[entry.Marker % Shapes.Length];
            item.MarkerSize = MarkerSize;
            item.MarkerFillColor = color;
            item.MarkerLineColor = color;
        }

        return item;
    }

    private int[] Drawn(Series series)
    {
        var (x, y) = (series.Curve.X.ToArray(), series.Curve.Y.ToArray());
        return [.. Enumerable.Range(0, x.Length).Where(i => _x.CanBeDrawn(x[i]) && _y.CanBeDrawn(y[i]))];
    }

    private static bool HasInterval(Series series, int i) =>
        series.Curve.Low.Length > 0 && double.IsFinite(series.Curve.Low[i]) && double.IsFinite(series.Curve.High[i]);

    /// <summary>The corner with the fewest points near it.</summary>
    private Alignment EmptiestCorner()
    {
        var corners = new Dictionary<Alignment, int> { [Alignment.UpperRight] = 0, [Alignment.LowerLeft] = 0, [Alignment.UpperLeft] = 0, [Alignment.LowerRight] = 0 };
        foreach (var series in _panel.Series)
        {
            foreach (int i in Drawn(series))
            {
                double x = (_x.Place(series.Curve.X[i]) - _x.Low) / (_x.High - _x.Low), y = (_y.Place(series.Curve.Y[i]) - _y.Low) / (_y.High - _y.Low);
                if (x is > 0.4 and < 0.6 || y is > 0.4 and < 0.6) continue;
                corners[(x > 0.5, y > 0.5) switch { (true, true) => Alignment.UpperRight, (false, true) => Alignment.UpperLeft, (true, false) => Alignment.LowerRight, _ => Alignment.LowerLeft }]++;
            }
        }

        return corners.MinBy(corner => corner.Value).Key;
    }
}
