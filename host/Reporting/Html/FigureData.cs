using System.Globalization;
using System.Text.Json;
using ScalingLab.Host.Reporting.Svg;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Html;

/// <summary>What the page's script needs to answer to the pointer and the keyboard: the points, and where each view places them.</summary>
internal static class FigureData
{
    /// <summary>As JSON that can stand in a script element: the encoder leaves no angle bracket as it is.</summary>
    public static string Json(IReadOnlyList<FigureView> views) => JsonSerializer.Serialize(
        new { views = views.Select(View), panels = views[0].Figure.Panels.Select(Content) }, JsonSerializerOptions.Web);

    private static object View(FigureView view) => new
    {
        x = Name(view.X),
        y = Name(view.Y),
        panels = view.Layout.Panels.Select((placed, i) => Place(view.Figure.Panels[i], placed)),
    };

    /// <summary>A panel without a point to show has no axes.</summary>
    private static object Place(Panel panel, PlacedPanel placed) => new
    {
        left = Round(placed.X),
        top = Round(placed.Y),
        width = Round(placed.Scene.Width),
        height = Round(placed.Scene.Height),
        axes = PanelRanges.Fit(panel) is { } ranges ? new { x = Axis(panel.X.Scale, ranges.X), y = Axis(panel.Y.Scale, ranges.Y) } : null,
    };

    private static object Axis(AxisScale scale, AxisRange range) => new { scale = Name(scale), low = range.Low, high = range.High };

    private static object Content(Panel panel) => new
    {
        x = LabelText.Plain(panel.X.Label),
        y = LabelText.Plain(panel.Y.Label),
        series = panel.Series.Select(series => new
        {
            label = series.Label,
            color = Palette.Of(series.Color),
            style = series.Style is SeriesStyle.Line or SeriesStyle.Dashed or SeriesStyle.Dotted ? series.Style.ToString().ToLowerInvariant() : "markers",
            x = Numbers(series.Curve.X),
            y = Numbers(series.Curve.Y),
            low = series.Interval == IntervalStyle.None ? null : Numbers(series.Curve.Low),
            high = series.Interval == IntervalStyle.None ? null : Numbers(series.Curve.High),
        }),
    };

    /// <summary>Six digits are more than a screen shows; what is not finite is null.</summary>
    private static double?[] Numbers(ReadOnlySpan<double> values)
    {
        double?[] numbers = new double?[values.Length];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = double.IsFinite(values[i]) ? double.Parse(values[i].ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;
        return numbers;
    }

    private static double Round(double length) => Math.Round(length, 2);

    private static string? Name(AxisScale? scale) => scale?.ToString().ToLowerInvariant();
}
