using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Turns the points of a series into what is drawn of them.</summary>
internal sealed class SeriesTracer(AxisMap x, AxisMap y)
{
    /// <summary>Ends of bands are pulled in to so many frame heights: far enough not to bend what is visible.</summary>
    private const double BandReach = 4;

    private readonly SvgBox _frame = new(0, 0, x.Length, y.Length);

    public SeriesShape Trace(Series series)
    {
        var points = DrawablePoint.Of(series.Curve, x.Scale, y.Scale);
        var runs = Runs(points);
        var visible = points.Where(point => StrokeClipping.Contains(_frame.Grown(1e-6), Place(point))).ToArray();
        var chosen = Chosen(visible);
        return new SeriesShape(
            series,
            series.Interval == IntervalStyle.Band ? [.. runs.SelectMany(Bands)] : [],
            series.Style != SeriesStyle.Markers ? [.. runs.SelectMany(Strokes)] : [],
            series.Interval == IntervalStyle.Bars ? [.. chosen.Where(point => point.HasInterval).Select(Bar)] : [],
            series.Style is SeriesStyle.Markers or SeriesStyle.LineMarkers ? [.. chosen.Select(Place)] : [])
        {
            Visible = visible.Length,
            Outside = points.Count - visible.Length,
        };
    }

    private SvgPoint Place(DrawablePoint point) => new(x.Place(point.X), y.Place(point.Y));

    private static List<IReadOnlyList<DrawablePoint>> Runs(IReadOnlyList<DrawablePoint> points)
    {
        List<IReadOnlyList<DrawablePoint>> runs = [];
        List<DrawablePoint> run = [];
        foreach (var point in points)
        {
            if (run.Count > 0 && run[^1].Index + 1 != point.Index)
            {
                runs.Add(run);
                run = [];
            }

            run.Add(point);
        }

        if (run.Count > 0) runs.Add(run);
        return runs;
    }

    private IReadOnlyList<DrawablePoint> Chosen(DrawablePoint[] visible) =>
        [.. MarkerSelection.Choose([.. visible.Select(point => x.Place(point.X))], x.Length).Select(i => visible[i])];

    private IEnumerable<IReadOnlyList<SvgPoint>> Strokes(IReadOnlyList<DrawablePoint> run) =>
        StrokeClipping.Clip(StrokeThinning.Thin([.. run.Select(Place)]), _frame.Grown(FigureMetrics.MarkerRadius)).Select(StrokeSimplification.Simplify);

    private ErrorBar Bar(DrawablePoint point)
    {
        double top = PlaceEnd(point.High), bottom = PlaceEnd(point.Low);
        return new ErrorBar(x.Place(point.X), Math.Max(top, 0), Math.Min(bottom, y.Length), top >= 0, bottom <= y.Length && point.Low > SmallestEnd);
    }

    private IEnumerable<IReadOnlyList<BandSlice>> Bands(IReadOnlyList<DrawablePoint> run)
    {
        List<BandSlice> band = [];
        for (int i = 0; i < run.Count; i++)
        {
            bool near = x.Place(run[Math.Min(i + 1, run.Count - 1)].X) >= 0 && x.Place(run[Math.Max(i - 1, 0)].X) <= x.Length;
            if (near && run[i].HasInterval)
            {
                band.Add(new BandSlice(x.Place(run[i].X), Reach(PlaceEnd(run[i].High)), Reach(PlaceEnd(run[i].Low))));
            }
            else if (band.Count > 0)
            {
                yield return Envelope(band);
                band = [];
            }
        }

        if (band.Count > 0) yield return Envelope(band);
    }

    /// <summary>A dense band becomes the hull of what falls on one unit of width.</summary>
    private List<BandSlice> Envelope(List<BandSlice> band) => band.Count <= 2 * x.Length
        ? band
        : [.. band.GroupBy(slice => Math.Floor(slice.X)).Select(column =>
            new BandSlice(column.Average(slice => slice.X), column.Min(slice => slice.Top), column.Max(slice => slice.Bottom)))];

    private double SmallestEnd => y.Scale == AxisScale.Log ? 0 : double.NegativeInfinity;

    /// <summary>An end that a logarithmic axis cannot show lies at the bottom of the frame.</summary>
    private double PlaceEnd(double end) => end <= SmallestEnd ? y.Length : double.IsPositiveInfinity(end) ? -BandReach * y.Length : y.Place(end);

    private double Reach(double place) => Math.Clamp(place, -BandReach * y.Length, (1 + BandReach) * y.Length);
}
