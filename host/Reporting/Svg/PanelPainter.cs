using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Writes one panel: bands below lines below markers, the frame above them, the text last.</summary>
internal sealed class PanelPainter(SvgWriter writer, PlacedPanel placed, int index, string frameId)
{
    private readonly PanelScene _scene = placed.Scene;

    public void Paint()
    {
        writer.Open("g", ("data-panel", Number(index)), ("transform", $"translate({SvgNumber.Format(placed.X)} {SvgNumber.Format(placed.Y)})"));
        if (_scene.Message.Length == 0)
        {
            writer.Open("clipPath", ("id", frameId));
            writer.Element("rect", ("width", _scene.Width), ("height", _scene.Height));
            writer.Close();
            var series = new SeriesPainter(writer);
            writer.Open("g", ("clip-path", $"url(#{frameId})"));
            foreach (var guide in _scene.Guides) Guide(guide);
            EachSeries(shape => shape.Bands.Count > 0, series.Bands);
            EachSeries(shape => shape.Strokes.Count + shape.Bars.Count > 0, series.Lines);
            writer.Close();
            EachSeries(shape => shape.Markers.Count > 0, series.Markers);
        }

        Frame();
        Labels();
        writer.Close();
    }

    /// <summary>What belongs to a series is marked with its index, so that the report can hide and show it.</summary>
    private void EachSeries(Func<SeriesShape, bool> has, Action<SeriesShape> paint)
    {
        for (int i = 0; i < _scene.Series.Count; i++)
        {
            if (!has(_scene.Series[i])) continue;
            writer.Open("g", ("data-series", Number(i)));
            paint(_scene.Series[i]);
            writer.Close();
        }
    }

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);

    private void Guide(GuideShape guide)
    {
        if (guide.Strokes.Count == 0) return;
        writer.Element("path", ("d", SvgPath.Lines(guide.Strokes)), ("fill", "none"), ("stroke", "#555555"), ("stroke-width", 1.1), ("stroke-dasharray", "1.5 2.5"));
    }

    private void Frame()
    {
        Ticks(_scene.XTicks, _scene.XTickPlaces, (at, from, to) => [new(at, from * _scene.Height + to), new(at, from * _scene.Height)]);
        Ticks(_scene.YTicks, _scene.YTickPlaces, (at, from, to) => [new(from * _scene.Width + to, at), new(from * _scene.Width, at)]);
        writer.Element("rect", ("width", _scene.Width), ("height", _scene.Height), ("fill", "none"), ("stroke", Palette.Ink), ("stroke-width", FigureMetrics.FrameWidth));
    }

    /// <summary>Ticks point inwards on both opposite sides, as in physics journals.</summary>
    private void Ticks(AxisTicks ticks, double[] places, Func<double, double, double, SvgPoint[]> line)
    {
        foreach (bool major in (bool[])[true, false])
        {
            double length = major ? FigureMetrics.MajorTick : FigureMetrics.MinorTick;
            var strokes = places.Where((_, i) => ticks.Ticks[i].IsMajor == major).SelectMany(at => new[] { line(at, 0, length), line(at, 1, -length) }).ToArray();
            if (strokes.Length > 0)
                writer.Element("path", ("d", SvgPath.Lines(strokes)), ("stroke", Palette.Ink), ("stroke-width", major ? 0.9 : 0.6));
        }
    }

    private void Labels()
    {
        double below = _scene.Height + FigureMetrics.TickGap + FigureMetrics.TickFont - 1;
        for (int i = 0; i < _scene.XTickPlaces.Length; i++)
            TickLabel(_scene.XTicks.Ticks[i].Label, _scene.XTickPlaces[i], below, "middle");
        for (int i = 0; i < _scene.YTickPlaces.Length; i++)
            TickLabel(_scene.YTicks.Ticks[i].Label, -FigureMetrics.TickGap, _scene.YTickPlaces[i] + 0.36 * FigureMetrics.TickFont, "end");
        TickLabel(_scene.YTicks.Factor, 0, -5, "start");
        TickLabel(_scene.XTicks.Factor, _scene.Width, below + 18, "end");
        AxisLabels(below + 18);
        Heading();
        if (_scene.Message.Length > 0)
            writer.Label(_scene.Message, _scene.Width / 2, _scene.Height / 2, FigureMetrics.LabelFont, ("text-anchor", "middle"), ("fill", "#666666"));
        foreach (var label in _scene.Guides.Select(guide => guide.Label).OfType<TurnedText>()) GuideLabel(label);
        if (_scene.Legend is { } legend) new LegendPainter(writer).Paint(legend);
    }

    private void TickLabel(string label, double x, double y, string anchor)
    {
        if (label.Length > 0) writer.Label(label, x, y, FigureMetrics.TickFont, ("text-anchor", anchor));
    }

    private void AxisLabels(double below)
    {
        string x = _scene.Panel.X.Label, y = _scene.Panel.Y.Label;
        if (x.Length > 0)
            writer.Label(x, _scene.Width / 2, below, LabelLines.Fit(x, FigureMetrics.LabelFont, _scene.Width), ("text-anchor", "middle"));
        if (y.Length == 0) return;
        double left = -FigureMetrics.TickGap - _scene.YTicks.LabelWidth - 8;
        string turn = $"translate({SvgNumber.Format(left)} {SvgNumber.Format(_scene.Height / 2)}) rotate(-90)";
        writer.Label(y, 0, 0, LabelLines.Fit(y, FigureMetrics.LabelFont, _scene.Height), ("text-anchor", "middle"), ("transform", turn));
    }

    private void Heading()
    {
        double above = -placed.HeadingRise;
        double letter = TextMetrics.Width(placed.Letter, FigureMetrics.LabelFont);
        if (letter > 0) writer.Label(placed.Letter, 0, above, FigureMetrics.LabelFont, ("font-weight", "600"));
        string title = _scene.Panel.Title;
        if (title.Length > 0)
            writer.Label(title, _scene.Width / 2, above, LabelLines.Fit(title, FigureMetrics.LabelFont, _scene.Width - 2 * letter), ("text-anchor", "middle"));
    }

    private void GuideLabel(TurnedText label)
    {
        string turn = $"translate({SvgNumber.Format(label.Baseline.X)} {SvgNumber.Format(label.Baseline.Y)}) rotate({SvgNumber.Format(label.Degrees)})";
        // A white outline keeps the label readable where the only place for it lies on a curve.
        writer.Label(
            label.Label, 0, 0, label.Size, ("text-anchor", "middle"), ("transform", turn), ("fill", "#444444"), ("stroke", "#FFFFFF"), ("stroke-width", 2.5),
            ("stroke-linejoin", "round"), ("paint-order", "stroke"));
    }
}
