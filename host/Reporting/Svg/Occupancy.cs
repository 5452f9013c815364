namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Which parts of a frame are covered, on a coarse raster; tells labels and legends where there is room.</summary>
internal sealed class Occupancy
{
    private const double Cell = 3;

    private readonly bool[,] _covered;
    private readonly SvgBox _frame;

    public Occupancy(double width, double height)
    {
        _frame = new SvgBox(0, 0, width, height);
        _covered = new bool[(int)(width / Cell) + 1, (int)(height / Cell) + 1];
    }

    public void MarkPoint(SvgPoint point)
    {
        if (StrokeClipping.Contains(_frame, point)) _covered[(int)(point.X / Cell), (int)(point.Y / Cell)] = true;
    }

    public void MarkStroke(IReadOnlyList<SvgPoint> stroke)
    {
        MarkPoint(stroke[0]);
        for (int i = 1; i < stroke.Count; i++)
        {
            var (a, b) = (stroke[i - 1], stroke[i]);
            int steps = (int)Math.Ceiling(Math.Max(Math.Abs(b.X - a.X), Math.Abs(b.Y - a.Y)) / (Cell / 2));
            for (int step = 1; step <= steps; step++)
                MarkPoint(new SvgPoint(a.X + (b.X - a.X) * step / steps, a.Y + (b.Y - a.Y) * step / steps));
        }
    }

    public void MarkBox(SvgBox box)
    {
        for (int i = Column(box.X); i <= Column(box.Right); i++)
        {
            for (int j = Row(box.Y); j <= Row(box.Bottom); j++) _covered[i, j] = true;
        }
    }

    public void MarkBand(IReadOnlyList<BandSlice> band)
    {
        for (int i = 0; i < band.Count; i++)
        {
            var (a, b) = (band[Math.Max(i - 1, 0)], band[i]);
            int steps = Math.Max(1, (int)Math.Ceiling((b.X - a.X) / (Cell / 2)));
            for (int step = 1; step <= steps; step++)
            {
                double fraction = step / (double)steps, x = a.X + (b.X - a.X) * fraction;
                double top = a.Top + (b.Top - a.Top) * fraction, bottom = a.Bottom + (b.Bottom - a.Bottom) * fraction;
                if (x >= 0 && x <= _frame.Width && bottom >= 0 && top <= _frame.Height) MarkBox(new SvgBox(x, top, 0, bottom - top));
            }
        }
    }

    public void Mark(SeriesShape shape)
    {
        foreach (var stroke in shape.Strokes) MarkStroke(stroke);
        foreach (var band in shape.Bands) MarkBand(band);
        foreach (var bar in shape.Bars) MarkBox(new SvgBox(bar.X, bar.Top, 0, bar.Bottom - bar.Top).Grown(1));
        foreach (var marker in shape.Markers) MarkBox(new SvgBox(marker.X, marker.Y, 0, 0).Grown(FigureMetrics.MarkerRadius));
    }

    /// <summary>How many covered cells a box meets.</summary>
    public int Count(SvgBox box)
    {
        int count = 0;
        for (int i = Column(box.X); i <= Column(box.Right); i++)
        {
            for (int j = Row(box.Y); j <= Row(box.Bottom); j++)
            {
                if (_covered[i, j]) count++;
            }
        }

        return count;
    }

    /// <summary>How many covered cells a turned text meets; <see langword="null"/> when a part of it is too near to the border.</summary>
    public int? Count(TurnedText text)
    {
        var room = _frame.Grown(-FigureMetrics.Inset);
        int count = 0;
        foreach (var point in text.Samples(Cell))
        {
            if (!StrokeClipping.Contains(room, point)) return null;
            if (_covered[Column(point.X), Row(point.Y)]) count++;
        }

        return count;
    }

    private int Column(double x) => (int)(Math.Clamp(x, 0, _frame.Width) / Cell);

    private int Row(double y) => (int)(Math.Clamp(y, 0, _frame.Height) / Cell);
}
