using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Draws power laws and finds a place for their labels.</summary>
internal sealed class GuideTracer(AxisMap x, AxisMap y)
{
    private const int Samples = 128;
    private const double Distance = 6.5;

    /// <summary>Text that stands steeper than this is hard to read and is written level beside the line.</summary>
    private const double SteepestText = 1.1;

    private static readonly double[] Fractions = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.12, 0.88];

    private bool IsStraight => x.Scale == AxisScale.Log && y.Scale == AxisScale.Log;

    public IReadOnlyList<IReadOnlyList<SvgPoint>> Trace(Guide guide)
    {
        if (!(guide.X > 0 && guide.Y > 0 && double.IsFinite(guide.Exponent))) return [];
        double from = Start(guide.From, x.Range.Low), to = Start(guide.To, x.Range.High);
        int steps = IsStraight ? 1 : Samples;
        List<SvgPoint> stroke = [];
        for (int i = 0; i <= steps; i++)
        {
            double coordinate = from + (to - from) * i / steps;
            double logarithm = x.Scale == AxisScale.Log ? coordinate : Math.Log10(coordinate);
            if (!double.IsFinite(logarithm)) continue;
            double height = Math.Log10(guide.Y) + guide.Exponent * (logarithm - Math.Log10(guide.X));
            if (y.Scale == AxisScale.Linear) height = AxisRange.Coordinate(AxisScale.Linear, Math.Pow(10, height));
            stroke.Add(new SvgPoint(x.PlaceCoordinate(coordinate), y.PlaceCoordinate(height)));
        }

        return [.. StrokeClipping.Clip(stroke, new SvgBox(0, 0, x.Length, y.Length))];
    }

    /// <summary>The freest place along the line.</summary>
    public static TurnedText? PlaceLabel(string label, IReadOnlyList<IReadOnlyList<SvgPoint>> strokes, Occupancy occupancy)
    {
        if (label.Length == 0 || strokes.Count == 0) return null;
        TurnedText? best = null;
        int least = int.MaxValue;
        foreach (var candidate in Candidates(label, strokes.MaxBy(Length)!))
        {
            if (occupancy.Count(candidate) is not { } covered || covered >= least) continue;
            (best, least) = (candidate, covered);
            if (covered == 0) break;
        }

        return best;
    }

    private static IEnumerable<TurnedText> Candidates(string label, IReadOnlyList<SvgPoint> stroke)
    {
        const double size = FigureMetrics.GuideFont, capHeight = 0.72 * size;
        double width = TextMetrics.Width(label, size);
        foreach (double fraction in Fractions)
        {
            var (at, angle) = Along(stroke, fraction * Length(stroke));
            if (Math.Abs(angle) > SteepestText)
            {
                foreach (int side in (int[])[1, -1])
                    yield return new TurnedText(label, new SvgPoint(at.X + side * (width / 2 + Distance), at.Y + capHeight / 2), 0, size);
                continue;
            }

            var (sin, cos) = Math.SinCos(angle);
            foreach (double up in (double[])[Distance, -Distance - capHeight])
                yield return new TurnedText(label, new SvgPoint(at.X + up * sin, at.Y - up * cos), angle, size);
        }
    }

    private static double Length(IReadOnlyList<SvgPoint> stroke) =>
        Enumerable.Range(1, stroke.Count - 1).Sum(i => Separation(stroke[i - 1], stroke[i]));

    private static (SvgPoint At, double Angle) Along(IReadOnlyList<SvgPoint> stroke, double distance)
    {
        int i = 1;
        while (i < stroke.Count - 1 && Separation(stroke[i - 1], stroke[i]) is var length && length < distance)
        {
            distance -= length;
            i++;
        }

        var (a, b) = (stroke[i - 1], stroke[i]);
        double whole = Separation(a, b), fraction = whole > 0 ? Math.Min(distance / whole, 1) : 0;
        // A line is traced from left to right, so its text never stands on its head.
        return (new SvgPoint(a.X + fraction * (b.X - a.X), a.Y + fraction * (b.Y - a.Y)), Math.Atan2(b.Y - a.Y, b.X - a.X));
    }

    private static double Separation(SvgPoint a, SvgPoint b) => Math.Sqrt((b.X - a.X) * (b.X - a.X) + (b.Y - a.Y) * (b.Y - a.Y));

    private double Start(double? limit, double otherwise) =>
        limit is { } value && x.CanDraw(value) ? AxisRange.Coordinate(x.Scale, value) : otherwise;
}
