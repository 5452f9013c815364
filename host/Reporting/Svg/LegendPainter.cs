using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Writes a legend with the painter of the series, so that a key looks like what it stands for.</summary>
internal sealed class LegendPainter(SvgWriter writer)
{
    private const double HalfInterval = 5;

    private static readonly Curve NoCurve = new([], []);

    public void Paint(LegendPlacement legend)
    {
        var series = new SeriesPainter(writer);
        foreach (var (entry, x, y) in legend.Block.Entries)
        {
            double left = legend.X + x, middle = legend.Y + y, text = left;
            if (entry.Color is { } color)
            {
                var key = Key(entry, color, left, middle);
                series.Bands(key);
                series.Lines(key);
                series.Markers(key);
                text += FigureMetrics.LegendKey + FigureMetrics.LegendGap;
            }

            writer.Label(entry.Label, text, middle + 0.36 * FigureMetrics.LegendFont, FigureMetrics.LegendFont);
        }
    }

    private static SeriesShape Key(LegendEntry entry, SeriesColor color, double left, double middle)
    {
        double right = left + FigureMetrics.LegendKey, centre = (left + right) / 2;
        var series = new Series { Label = entry.Label, Curve = NoCurve, Style = entry.Style, Interval = entry.Interval, Color = color, Marker = entry.Marker };
        bool line = entry.Style != SeriesStyle.Markers, marker = entry.Style is SeriesStyle.Markers or SeriesStyle.LineMarkers;
        return new SeriesShape(
            series,
            entry.Interval == IntervalStyle.Band ? [[Slice(left), Slice(right)]] : [],
            line ? [[new SvgPoint(left, middle), new SvgPoint(right, middle)]] : [],
            entry.Interval == IntervalStyle.Bars ? [new ErrorBar(centre, middle - HalfInterval - 1, middle + HalfInterval + 1, true, true)] : [],
            marker ? [new SvgPoint(centre, middle)] : []);

        BandSlice Slice(double x) => new(x, middle - HalfInterval, middle + HalfInterval);
    }
}
