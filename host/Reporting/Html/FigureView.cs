using System.Text;
using ScalingLab.Host.Reporting.Svg;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Html;

/// <summary>A figure drawn with one choice of scales.</summary>
/// <param name="X">The scale of all horizontal axes; <see langword="null"/> where the panels differ.</param>
/// <param name="Y">The scale of all vertical axes; <see langword="null"/> where the panels differ.</param>
/// <param name="Figure">The figure with these scales.</param>
/// <param name="Layout">Where its panels stand.</param>
internal sealed record FigureView(AxisScale? X, AxisScale? Y, Figure Figure, FigureLayout Layout)
{
    /// <summary>The figure as it was asked for, then the other scales on which all its panels have something to show.</summary>
    public static IReadOnlyList<FigureView> All(Figure figure)
    {
        var first = Of(figure);
        List<FigureView> views = [first];
        foreach (var x in Enum.GetValues<AxisScale>())
        {
            foreach (var y in Enum.GetValues<AxisScale>())
            {
                if ((first.X, first.Y) == (x, y)) continue;
                Panel[] panels = [.. figure.Panels.Select(panel => panel with { X = panel.X with { Scale = x }, Y = panel.Y with { Scale = y } })];
                if (panels.All(HasPoints)) views.Add(Of(figure with { Panels = panels }));
            }
        }

        return views;
    }

    /// <summary>The drawing as an element for the page.</summary>
    /// <param name="suffix">What its ids end with, so that they differ from those of the other views.</param>
    public string Svg(string suffix)
    {
        using MemoryStream content = new();
        SvgRenderer.Render(Figure, Layout, new FigureIds(Figure.Name + suffix), content);
        return Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
    }

    private static FigureView Of(Figure figure) =>
        new(Common(figure.Panels.Select(panel => panel.X.Scale)), Common(figure.Panels.Select(panel => panel.Y.Scale)), figure, FigureLayout.Create(figure));

    private static bool HasPoints(Panel panel) => panel.Series.Any(series => DrawablePoint.Of(series.Curve, panel.X.Scale, panel.Y.Scale).Count > 0);

    private static AxisScale? Common(IEnumerable<AxisScale> scales) => scales.Distinct().ToArray() is [var only] ? only : null;
}
