using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>The marks of an axis and the power of ten that their labels leave out.</summary>
/// <param name="Ticks">The marks.</param>
/// <param name="Factor">Such as <c>×10^{−4}</c>; empty for none.</param>
internal sealed record AxisTicks(IReadOnlyList<Tick> Ticks, string Factor)
{
    public static AxisTicks None { get; } = new([], "");

    /// <summary>Widest label.</summary>
    public double LabelWidth => Ticks.Max(tick => (double?)TextMetrics.Width(tick.Label, FigureMetrics.TickFont)) ?? 0;

    /// <summary>Ticks whose labels stand one above the other.</summary>
    public static AxisTicks Vertical(AxisScale scale, AxisRange range, double length) =>
        Create(scale, range, length, scale == AxisScale.Log ? (int)(length / 22) + 1 : (int)(length / 32));

    /// <summary>Ticks whose labels stand side by side: as many as there is room for their width.</summary>
    public static AxisTicks Horizontal(AxisScale scale, AxisRange range, double length)
    {
        for (int most = scale == AxisScale.Log ? 10 : 7; most > 2; most--)
        {
            var ticks = Create(scale, range, length, most);
            var labels = ticks.Ticks.Where(tick => tick.Label.Length > 0).ToArray();
            if (HaveRoom(labels, length / (range.High - range.Low))) return ticks;
        }

        return Create(scale, range, length, 2);
    }

    private static AxisTicks Create(AxisScale scale, AxisRange range, double length, int most) =>
        scale == AxisScale.Log ? LogTicks.Create(range, length, most) : LinearTicks.Create(range, most);

    private static bool HaveRoom(ReadOnlySpan<Tick> labels, double unitsPerCoordinate)
    {
        const double gap = 9;
        for (int i = 1; i < labels.Length; i++)
        {
            double distance = (labels[i].Coordinate - labels[i - 1].Coordinate) * unitsPerCoordinate;
            double widths = TextMetrics.Width(labels[i - 1].Label, FigureMetrics.TickFont) + TextMetrics.Width(labels[i].Label, FigureMetrics.TickFont);
            if (distance < widths / 2 + gap) return false;
        }

        return true;
    }
}
