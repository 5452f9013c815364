using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>A figure in words, for screen readers.</summary>
internal static class FigureDescription
{
    private const int NamedSeries = 24;

    public static string Of(Figure figure) => figure.Panels.Count == 0
        ? "No data."
        : string.Join(" ", figure.Panels.Select((panel, i) => (figure.Panels.Count > 1 ? $"Panel {PanelLetter.Of(i)}: " : "") + Of(panel)));

    private static string Of(Panel panel)
    {
        string series = panel.Series.Count == 0 ? "no series" : string.Join("; ", panel.Series.Take(NamedSeries).Select(item => LabelText.Plain(item.Label)));
        if (panel.Series.Count > NamedSeries) series += $"; and {(panel.Series.Count - NamedSeries).ToString(CultureInfo.InvariantCulture)} more";
        string guides = string.Concat(panel.Guides.Select(guide =>
            $" Guide line of slope {NumberText.Plain(guide.Exponent, 4)}{(guide.Label.Length > 0 ? $" ({LabelText.Plain(guide.Label)})" : "")}."));
        string title = panel.Title.Length > 0 ? LabelText.Plain(panel.Title) + ": " : "";
        return $"{title}{Name(panel.Y, "y")} against {Name(panel.X, "x")}: {series}.{guides}";
    }

    private static string Name(Axis axis, string otherwise) =>
        (axis.Label.Length > 0 ? LabelText.Plain(axis.Label) : otherwise) + (axis.Scale == AxisScale.Log ? " (logarithmic)" : "");
}
