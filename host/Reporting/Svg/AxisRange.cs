using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>The part of an axis that is shown, in the axis' own coordinate: the value, or its decimal logarithm.</summary>
internal readonly record struct AxisRange(double Low, double High)
{
    private const double LargestLinear = 1e307;

    /// <summary>Relative width below which rounding noise would be magnified to the whole panel.</summary>
    private const double Noise = 1e-9;

    /// <summary>Places a value on the coordinate; the caller has checked that it can be drawn.</summary>
    public static double Coordinate(AxisScale scale, double value) =>
        scale == AxisScale.Log ? Math.Log10(value) : Math.Clamp(value, -LargestLinear, LargestLinear);

    public static bool CanDraw(AxisScale scale, double value) => double.IsFinite(value) && (scale == AxisScale.Linear || value > 0);

    /// <summary>The range that shows all values with a little room, or the limits that are given.</summary>
    /// <param name="axis">Scale and limits; limits that cannot be drawn are ignored.</param>
    /// <param name="values">Values that can be drawn; at least one.</param>
    /// <param name="padding">Room at either end as a part of the range.</param>
    public static AxisRange Fit(Axis axis, IReadOnlyCollection<double> values, double padding)
    {
        double low = Coordinate(axis.Scale, values.Min());
        double high = Coordinate(axis.Scale, values.Max());
        double? minimum = Limit(axis, axis.Minimum), maximum = Limit(axis, axis.Maximum);
        if (minimum >= maximum) (minimum, maximum) = (null, null);

        if (high - low <= Noise * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            double half = axis.Scale == AxisScale.Log ? 0.4 : low == 0 ? 1 : 0.1 * Math.Abs(low);
            (low, high) = (low - half, high + half);
        }
        else
        {
            double room = padding * (high - low);
            (low, high) = (low - room, high + room);
        }

        low = minimum ?? low;
        high = maximum ?? high;
        if (low < high) return new AxisRange(low, high);
        double width = axis.Scale == AxisScale.Log ? 1 : Math.Max(1, 0.1 * Math.Abs(low));
        return minimum is not null ? new AxisRange(low, low + width) : new AxisRange(high - width, high);
    }

    private static double? Limit(Axis axis, double? value) =>
        value is { } limit && CanDraw(axis.Scale, limit) ? Coordinate(axis.Scale, limit) : null;
}
