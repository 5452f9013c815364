using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Reduces curves to numbers: exponents with intervals, escape times.</summary>
public sealed class CurveAnalysisPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        registry.AddAnalysis<PowerLawFit, PowerLawOptions>(
            "power-law",
            new("exponent", "Exponent b of y = a x^b, by least squares of ln y on ln x."),
            new("amplitude", "Amplitude a of y = a x^b, i.e. the fitted y at x = 1."),
            new("residual", "Root mean square of ln y minus the fitted line: the relative scatter about the law."));
        registry.AddAnalysis<EscapeTime, EscapeTimeOptions>(
            "escape-time",
            new("escape-time", "Clock time at which a curve, having left its plateau, has fallen to a fraction (default half) of the plateau's height."),
            new("plateau-height", "The curve's value where its slope d ln y / d ln x on the plateau is closest to zero."),
            new("plateau-start", "Clock time from which on |d ln y / d ln x| stays below the flatness."),
            new("plateau-end", "Clock time up to which |d ln y / d ln x| stays below the flatness."));
        registry.AddAnalysis<ComputeOptimal, ComputeOptimalOptions>("compute-optimal", ComputeOptimal.LossExponent, ComputeOptimal.SizeExponent);
    }
}
