using System.ComponentModel;
using ScalingLab.Sdk;
using SkiaSharp;

namespace ScalingLab.ScottPlotRenderer;

/// <summary>Draws figures with ScottPlot as SVG. The bytes are the same on one machine, and differ between versions of Skia.</summary>
[Description("Figures drawn by ScottPlot as SVG.")]
public sealed class ScottPlotSvgRenderer : IFigureRenderer
{
    /// <inheritdoc/>
    public string Extension => "svg";

    /// <inheritdoc/>
    public void Render(Figure figure, Stream output)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(output);
        FigureSheet sheet = new(figure);

        // The canvas writes its end when it is disposed; the output stays open.
        using SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, sheet.Width, sheet.Height), output);
        sheet.Draw(canvas);
    }
}
