using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Fits a power law in one of its forms by least squares of ln y in a window. From three replicas on, the intervals come from the replicas, which is honest
/// about the correlation along a curve; a single curve (or two) has only its scatter about the law, whose interval takes the points for independent; the note
/// says which it is. Beside the exponent it reports its spread over windows, the drift of the slope across the window and the error of extrapolation.
/// </summary>
/// <param name="options">Form, window and kind of interval.</param>
[Description("Fits a power law (plain, with floor, smoothly broken or three-region) in a window by least squares of ln y, with intervals and checks.")]
public sealed class PowerLawFit(PowerLawOptions options) : IAnalysis
{
    private static readonly string[] Checks = ["residual", "curvature", "scanned-exponent", "held-out-error", "window-start", "window-end"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) => family.Groups.SelectMany(Analyse);

    private IEnumerable<Finding> Analyse(CurveGroup group)
    {
        (var data, string reason) = WindowedData.Of(group, options);
        if (data is null) return NotDetermined(group, options.Form, reason);
        (LawForm form, string comparison) = Choose(data);
        var law = LawFactory.Create(form, options, data.Y.Min());
        int fewest = law.Count + 1;
        if (data.Count < fewest) return NotDetermined(group, form, WindowedData.TooFew(data.Count, group, options, $"the {NameOf(form)} form", fewest));
        var fitter = new LawFitter(law, data);
        if (fitter.Fit() is not { } fit)
            return NotDetermined(group, form, $"The fit of the {NameOf(form)} form did not converge on {data.Count} points; try a simpler form or another window.");
        return new LawReport(options, group, data, form, law, fitter, fit, comparison).Findings();
    }

    private (LawForm Form, string Comparison) Choose(FitData data)
    {
        if (options.Form != LawForm.Best) return (options.Form, "");
        var errors = options.Compare.Distinct().Select(form => (Form: form, Error: HeldOut.Error(form, options, data))).ToArray();
        var best = errors.OrderBy(pair => double.IsNaN(pair.Error) ? double.PositiveInfinity : pair.Error).First();
        string text = string.Join(", ", errors.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{NameOf(pair.Form)} {pair.Error:G2}")));
        return (best.Form, $"{NameOf(best.Form)} chosen by held-out error ({text}); ");
    }

    internal static string NameOf(LawForm form) => form == LawForm.ThreeRegion ? "three-region" : form.ToString().ToLowerInvariant();

    private IEnumerable<Finding> NotDetermined(CurveGroup group, LawForm form, string reason) =>
        LawFactory.Names(form, options).Concat(Checks).Select(name => Finding.NotDetermined(name, group.Point, reason));
}
