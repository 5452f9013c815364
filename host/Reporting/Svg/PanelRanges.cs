using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>What the two axes of a panel show.</summary>
internal sealed record PanelRanges(AxisRange X, AxisRange Y)
{
    private const double XPadding = 0.03;
    private const double YPadding = 0.05;

    /// <summary>On a logarithmic axis an interval may reach to almost zero; so far below the smallest value it still widens the axis.</summary>
    private const double LongestTail = 5;

    /// <summary>How far above the largest value an interval still widens a logarithmic axis.</summary>
    private const double LongestHead = 1000;

    /// <summary>Fits the axes to the data; <see langword="null"/> when no point can be drawn.</summary>
    public static PanelRanges? Fit(Panel panel)
    {
        DrawablePoint[][] series = [.. panel.Series.Select(item => DrawablePoint.Of(item.Curve, panel.X.Scale, panel.Y.Scale).ToArray())];
        double[] abscissas = [.. series.SelectMany(points => points).Select(point => point.X)];
        if (abscissas.Length == 0) return null;

        var x = AxisRange.Fit(panel.X, abscissas, XPadding);
        List<double> ordinates = [], ends = [];
        for (int i = 0; i < series.Length; i++)
        {
            foreach (var point in series[i].Where(point => IsShown(point.X)))
            {
                ordinates.Add(point.Y);
                if (panel.Series[i].Interval != IntervalStyle.None) ends.AddRange([point.Low, point.High]);
            }
        }

        if (ordinates.Count == 0) ordinates.AddRange(series.SelectMany(points => points).Select(point => point.Y));
        var (least, most) = panel.Y.Scale == AxisScale.Log
            ? (ordinates.Min() / LongestTail, ordinates.Max() * LongestHead)
            : (double.NegativeInfinity, double.PositiveInfinity);
        ordinates.AddRange(ends.Where(end => AxisRange.CanDraw(panel.Y.Scale, end)).Select(end => Math.Clamp(end, least, most)).ToArray());
        return new PanelRanges(x, AxisRange.Fit(panel.Y, ordinates, YPadding));

        bool IsShown(double abscissa) => AxisRange.Coordinate(panel.X.Scale, abscissa) is var at && at >= x.Low && at <= x.High;
    }
}
