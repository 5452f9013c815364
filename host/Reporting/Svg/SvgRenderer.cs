using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Draws figures as SVG: no script, no font file, no reference to anything outside.</summary>
[Description("Draws figures as SVG, with no script, no font file and no reference to anything outside.")]
internal sealed class SvgRenderer : IFigureRenderer
{
    public string Extension => "svg";

    public void Render(Figure figure, Stream output) => Render(figure, FigureLayout.Create(figure), new FigureIds(figure.Name), output);

    /// <summary>Draws a layout; ids of its own let several drawings of one figure stand in one page.</summary>
    public static void Render(Figure figure, FigureLayout layout, FigureIds ids, Stream output)
    {
        using var writer = new SvgWriter(output);
        writer.Open(
            "svg",
            ("width", layout.Width * FigureMetrics.NominalScale),
            ("height", layout.Height * FigureMetrics.NominalScale),
            ("viewBox", $"0 0 {SvgNumber.Format(layout.Width)} {SvgNumber.Format(layout.Height)}"),
            ("role", "img"),
            ("aria-labelledby", $"{ids.Title} {ids.Description}"),
            ("font-family", FigureMetrics.Fonts),
            ("fill", Palette.Ink));
        writer.TextElement("title", ids.Title, LabelText.Plain(figure.Title.Length > 0 ? figure.Title : figure.Name));
        writer.TextElement("desc", ids.Description, FigureDescription.Of(figure));
        writer.Element("rect", ("width", layout.Width), ("height", layout.Height), ("fill", "#FFFFFF"));
        for (int line = 0; line < layout.Title.Count; line++)
            writer.Label(layout.Title[line], layout.Width / 2, FigureLayout.TitleBaseline(line), FigureMetrics.TitleFont, ("text-anchor", "middle"), ("font-weight", "600"));
        if (layout.Panels.Count == 0)
            writer.Label("no data", layout.Width / 2, layout.Height / 2, FigureMetrics.LabelFont, ("text-anchor", "middle"));

        for (int panel = 0; panel < layout.Panels.Count; panel++)
            new PanelPainter(writer, layout.Panels[panel], panel, ids.Frame(panel)).Paint();
        writer.Close();
    }
}
