using ScalingLab.Sdk;

namespace ScalingLab.ScottPlotRenderer;

/// <summary>Figures drawn by ScottPlot, as SVG and as PNG.</summary>
public sealed class ScottPlotPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddFigureRenderer<ScottPlotSvgRenderer>("scottplot").AddFigureRenderer<ScottPlotPngRenderer>("scottplot-png");
    }
}
