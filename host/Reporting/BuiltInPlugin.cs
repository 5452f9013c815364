using ScalingLab.Host.Analysis;
using ScalingLab.Host.Reporting.Svg;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting;

/// <summary>What slab brings itself: the renderer of SVG figures, and expressions of findings.</summary>
internal sealed class BuiltInPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry) => registry
        .AddFigureRenderer<SvgRenderer>("svg")
        .AddAnalysis<Derived, DerivedOptions>("derived", new FindingDescription("value", "The value of the expression."));
}
