using ScottPlot;
using SkiaSharp;
using Figure = ScalingLab.Sdk.Figure;

namespace ScalingLab.ScottPlotRenderer;

/// <summary>All panels of a figure on one canvas, with its title above them.</summary>
internal sealed class FigureSheet
{
    private const int PanelWidth = 640, PanelHeight = 460, TitleHeight = 36;
    private const float TitleSize = 18;

    private readonly Figure _figure;
    private readonly int _columns;
    private readonly int _rows;

    public FigureSheet(Figure figure)
    {
        _figure = figure;
        _columns = Math.Clamp(figure.Columns, 1, Math.Max(1, figure.Panels.Count));
        _rows = Math.Max(1, (figure.Panels.Count + _columns - 1) / _columns);
    }

    public int Width => _columns * PanelWidth;

    public int Height => (_rows * PanelHeight) + Top;

    private int Top => _figure.Title == "" ? 0 : TitleHeight;

    public void Draw(SKCanvas canvas)
    {
        // A multiplot holds one plot from the start.
        Multiplot multiplot = new();
        multiplot.AddPlots(0);
        multiplot.AddPlots(_figure.Panels.Count);
        multiplot.Layout = new ScottPlot.MultiplotLayouts.Grid(_rows, _columns);
        for (int i = 0; i < _figure.Panels.Count; i++) new PanelPlot(_figure.Panels[i]).Draw(multiplot.GetPlot(i));

        // Rendering clears the canvas, so the title comes after it.
        multiplot.Render(canvas, new PixelRect(0, Width, Height, Top));
        if (Top == 0) return;
        using SKPaint white = new() { Color = SKColors.White };
        canvas.DrawRect(0, 0, Width, Top, white);
        using SKFont font = new(SKTypeface.Default, TitleSize);
        using SKPaint ink = new() { Color = SKColor.Parse(Shades.Ink), IsAntialias = true };
        canvas.DrawText(ScriptText.Of(_figure.Title), Width / 2f, TitleHeight - 10, SKTextAlign.Center, font, ink);
    }
}
