using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Reads measured curves and reduces any curves to numbers: exponents with intervals, joint laws, escape times.</summary>
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
        registry.AddModel<MeasuredCurves, MeasuredCurvesOptions>("measured-curves", clock: "row");
        registry.AddObserver<MeasurementsObserver, NoOptions>("measurements", MeasurementsObserver.Observables);
        registry.AddAnalysis<JointLawFit, JointLawOptions>(
            "joint-law",
            new("model-size-exponent", "Exponent a of A N^-a (Kaplan: a_N)."),
            new("data-size-exponent", "Exponent b of B D^-b (Kaplan: a_D)."),
            new("time-exponent", "Exponent c of C t^-c."),
            new("model-size-amplitude", "Amplitude A of A N^-a; of the envelope that of the law beyond the transition."),
            new("data-size-amplitude", "Amplitude B of B D^-b, likewise."),
            new("time-amplitude", "Amplitude C of C t^-c, likewise."),
            new("model-size-scale", "Kaplan's N_c."),
            new("data-size-scale", "Kaplan's D_c."),
            new("floor", "The irreducible part E."),
            new("allocation-exponent", "b/(a+b): N_opt grows with this power of the compute C = k N D."),
            new("optimal-model-size", "N_opt at the budget."),
            new("optimal-data-size", "D_opt at the budget."),
            new("objective", "Sum of the Huber losses of ln L at the minimum. Its curve holds the observed by the predicted loss."),
            new("gradient-norm", "Norm of the gradient of the objective there."),
            new("agreeing-starts", "How many starts came within 1e-4 of the least objective."),
            new("residual", "Root mean square of ln L minus the law. Its curve holds the residuals by predicted loss."));
        registry.AddAnalysis<GrowthRate, GrowthRateOptions>("growth-rate", new("loss-rate", "Rate of exp(rate x) at which the loss leaves its plateau: lambda = 2 mu."), new("overlap-rate", "Rate of exp(rate x) at which the overlap that the loss is quadratic in grows: mu = lambda / 2."), new("residual", "Root mean square of ln y minus the fitted departure. Its curve holds the residuals."));
        registry.AddAnalysis<EscapeTime, EscapeTimeOptions>(
            "escape-time",
            new("escape-time", "Clock time at which a curve, having left its plateau, has fallen to a fraction (default half) of the plateau's height."),
            new("plateau-height", "The curve's value where its slope d ln y / d ln x on the plateau is closest to zero."),
            new("plateau-start", "Clock time from which on |d ln y / d ln x| stays below the flatness."),
            new("plateau-end", "Clock time up to which |d ln y / d ln x| stays below the flatness."));
        registry.AddAnalysis<ValueAt, ValueAtOptions>("value-at", new FindingDescription("value", "The y of the curve at the x asked for."));
        registry.AddAnalysis<Optimum, OptimumOptions>(
            "optimum",
            new("optimum", "The x at which y is smallest, the vertex of a parabola of ln y in ln x."),
            new("minimum", "The smallest y, at the vertex."));
        registry.AddAnalysis<Elbow, ElbowOptions>(
            "elbow",
            new("elbow-tangent", "The x at which the tangent of the steepest point, in log-log, meets the minimum."),
            new("elbow-half-slope", "The x beyond the steepest point at which -d ln y / d ln x has fallen to half of the steepest."),
            new("steepest-slope", "The largest -d ln y / d ln x before the minimum."),
            new("steepest-at", "The x of the steepest point."));
        registry.AddAnalysis<Agreement, AgreementOptions>("agreement", Agreement.Findings);
        registry.AddAnalysis<Regions, NoOptions>("regions", Regions.Findings);
        registry.AddAnalysis<Collapse, CollapseOptions>(
            "collapse",
            new("spread", "Root mean square of ln(y / y_opt) minus the master curve, over all curves; carries the master curve."),
            new("largest-deviation", "Largest |ln(y / y_opt) minus the master curve|."),
            new("deviation", "Root mean square distance of one curve from the master curve; carries the rescaled curve."));
        registry.AddAnalysis<GammaChain, GammaChainOptions>(
            "gamma-chain",
            new("gamma-predicted", "gamma1 gamma2, the exponent of y_opt ~ P^-gamma predicted from both laws."),
            new("gamma-measured", "gamma of y_opt ~ P^-gamma, by least squares of ln y_opt on ln P."),
            new("gamma1", "gamma1 of y ~ x^-gamma1 in the window, mean over sizes."),
            new("gamma2", "gamma2 of x_opt ~ P^gamma2."),
            new("ratio", "gamma-predicted / gamma-measured."),
            new("scan-median", "Median of gamma1 gamma2 over all choices of window and smallest size; carries the distribution."),
            new("scan-lower-quartile", "Lower quartile over the choices."),
            new("scan-upper-quartile", "Upper quartile over the choices."),
            new("scan-minimum", "Smallest gamma1 gamma2 of any choice."),
            new("scan-maximum", "Largest gamma1 gamma2 of any choice."));
        registry.AddAnalysis<ComputeOptimal, ComputeOptimalOptions>("compute-optimal", ComputeOptimal.LossExponent, ComputeOptimal.SizeExponent);
        registry.AddAnalysis<LocalSlope, LocalSlopeOptions>(
            "local-slope",
            new("local-slope", "Median of d ln y / d ln x over the window, with its smallest and largest value. Its curve holds the slopes."),
            new("first-slope", "d ln y / d ln x at the smallest x of the window that has points on both sides."),
            new("last-slope", "d ln y / d ln x at the largest such x."));
        registry.AddAnalysis<Crossing, CrossingOptions>(
            "crossing",
            new("crossing", "The x at which the curve crosses the level or the other curve."),
            new("crossing-height", "The y at which they cross."),
            new("crossings", "How many crossings there are in the window."));
        registry.AddAnalysis<PlateauFinder, PlateauOptions>(
            "plateau",
            new("plateau-height", "The curve's value where its slope d ln y / d ln x on the plateau is closest to zero."),
            new("plateau-start", "The x from which on |d ln y / d ln x| stays below the flatness."),
            new("plateau-end", "The x up to which it stays below."),
            new("plateau-length", "Decades from start to end, log10(end / start)."));
        registry.AddAnalysis<IsoFlop, IsoFlopOptions>(
            "iso-flop",
            new("size-exponent", "Exponent of N_opt ~ C^x from the vertices of parabolas, which are biased even without noise. Its curve holds N_opt(C)."),
            new("data-exponent", "Exponent of D_opt = C / (k N_opt). Its curve holds D_opt(C)."),
            new("loss-exponent", "Exponent of the least loss, without taking off a floor. Its curve holds L_opt(C)."),
            new("cubic-size-exponent", "Exponent of N_opt from cubics through the same points: how much size-exponent depends on the parabola."),
            new("largest-shift", "Largest |ln N_opt of the cubic - ln N_opt of the parabola| over the budgets."),
            new("parabolas", "Number of budgets whose parabola has a minimum between the sizes."));
        registry.AddAnalysis<Mean, MeanOptions>(
            "mean",
            new("mean", "Mean of y over the points."),
            new("scatter", "Standard deviation of the points, or of the means of the replicas."));
    }
}
