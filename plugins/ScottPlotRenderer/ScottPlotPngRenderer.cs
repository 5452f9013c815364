using System.ComponentModel;
using ScalingLab.Sdk;
using SkiaSharp;

namespace ScalingLab.ScottPlotRenderer;

/// <summary>Draws figures with ScottPlot as PNG, at twice the size of the SVG in pixels.</summary>
[Description("Figures drawn by ScottPlot as PNG.")]
public sealed class ScottPlotPngRenderer : IFigureRenderer
{
    private const int PixelsPerUnit = 2, Lossless = 100;

    /// <inheritdoc/>
    public string Extension => "png";

    /// <inheritdoc/>
    public void Render(Figure figure, Stream output)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(output);
        FigureSheet sheet = new(figure);
        SKImageInfo info = new(sheet.Width * PixelsPerUnit, sheet.Height * PixelsPerUnit, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var surface = SKSurface.Create(info) ?? throw new InvalidOperationException($"There is no memory for a picture of {info.Width} x {info.Height} pixels. Draw fewer panels, or use the renderer scottplot.");
        surface.Canvas.Scale(PixelsPerUnit);
        sheet.Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, Lossless) ?? throw new InvalidOperationException("Skia could not encode the picture as PNG. Use the renderer scottplot.");
        data.SaveTo(output);
    }
}
