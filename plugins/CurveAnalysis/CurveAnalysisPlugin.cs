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
            new("exponent", "Exponent b of y = a x^b (+ E), beyond the last break of the broken form, by least squares of ln y."),
            new("amplitude", "Amplitude a of y = a x^b (+ E): its value at x = 1; of the three-region form the plateau P."),
            new("residual", "Root mean square of ln y minus the fitted law: the relative scatter about it. Its curve holds the residuals."),
            new("floor", "The constant E."),
            new("early-exponent", "Exponent before the first break of the broken form."),
            new("break", "The x of the last break of the broken form, or where the plateau of the three-region form ends."),
            new("curvature", "Change of the slope d ln y / d ln x of a quadratic in ln x across the window: 0 for a power law."),
            new("scanned-exponent", "Median of the exponent over windows inside the fitted one, with its range. Its curve holds the exponent by the start of the window."),
            new("held-out-error", "Root mean square error of ln y when the points of largest x are predicted by a fit without them."),
            new("window-start", "Smallest x that was fitted."),
            new("window-end", "Largest x that was fitted."));
        registry.AddAnalysis<GrowthRate, GrowthRateOptions>("growth-rate", new("loss-rate", "Rate of exp(rate x) at which the loss leaves its plateau: lambda = 2 mu."), new("overlap-rate", "Rate of exp(rate x) at which the overlap that the loss is quadratic in grows: mu = lambda / 2."));
        registry.AddAnalysis<EscapeTime, EscapeTimeOptions>(
            "escape-time",
            new("escape-time", "Clock time at which a curve, having left its plateau, has fallen to a fraction (default half) of the plateau's height."),
            new("plateau-height", "The curve's value where its slope d ln y / d ln x on the plateau is closest to zero."),
            new("plateau-start", "Clock time from which on |d ln y / d ln x| stays below the flatness."),
            new("plateau-end", "Clock time up to which |d ln y / d ln x| stays below the flatness."));
    }
}
