using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Measures how fast a loss leaves its plateau, y = h − A exp(λ x). The loss is quadratic in what grows, the difference between units, so that this grows as
/// exp(μ x) with μ = λ/2: <c>loss-rate</c> is λ and <c>overlap-rate</c> is μ, and the literature's τ_esc may be 1/λ or 1/μ (Worschech and Rosenow 2024: 1/μ).
/// </summary>
/// <param name="options">What is fitted.</param>
[Cites("worschech2024")]
[Description("Measures the exponential rate at which a loss leaves its plateau, for the loss and for the overlap that grows.")]
public sealed class GrowthRate(GrowthRateOptions options) : IAnalysis
{
    private const int FewestPoints = 6;

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) => family.Groups.SelectMany(Analyse);

    private IEnumerable<Finding> Analyse(CurveGroup group)
    {
        var rates = new List<double>();
        (Curve Law, Curve Residuals)? first = null;
        foreach (var curve in group.Replicas)
        {
            var (fit, part, reason) = Fit(curve);
            if (fit is null || part is null)
                return [.. new[] { "loss-rate", "overlap-rate", "residual" }.Select(name => Finding.NotDetermined(name, group.Point, reason))];
            rates.Add(fit.Rate);
            first ??= (new Curve(part.X, fit.Fitted), new Curve(part.X, [.. fit.Fitted.Select((value, i) => Math.Log(part.Y[i] / value))]));
        }

        var residuals = first!.Value.Residuals;
        return [
            Mean("loss-rate", group, rates, 1) with { Curve = first.Value.Law },
            Mean("overlap-rate", group, rates, 0.5),
            new Finding
            {
                Name = "residual", Point = group.Point, Value = Math.Sqrt(residuals.Y.ToArray().Average(value => value * value)), Curve = residuals,
                Note = $"root mean square of ln y minus the fit over {residuals.Count} points" + (group.Replicas.Count > 1 ? " of the first replica" : ""),
            },
        ];
    }

    private (ExponentialDeparture? Fit, Curve? Part, string Reason) Fit(Curve curve)
    {
        var (plateau, reason) = PlateauSearch.Find(
            curve, new EscapeTimeOptions { Fraction = options.Fraction, Flatness = options.Flatness, SearchFrom = options.SearchFrom });
        if (plateau is null)
            return (null, null, reason);
        double start = plateau.Start + (options.Skip * (plateau.Escape - plateau.Start));
        int first = 0, last = 0;
        while (first < curve.Count && curve.X[first] < start) first++;
        while (last < curve.Count && curve.X[last] <= plateau.Escape) last++;
        if (last - first < FewestPoints)
        {
            return (null, null, string.Create(
                CultureInfo.InvariantCulture, $"{last - first} points between {start:G4} and {plateau.Escape:G4}, where the curve leaves its plateau, are too few, it takes {FewestPoints}."));
        }

        var fit = ExponentialDeparture.Fit(curve.X[first..last], curve.Y[first..last]);
        return (fit, new Curve(curve.X[first..last], curve.Y[first..last]), fit is null ? "the curve does not leave its plateau exponentially." : "");
    }

    private Finding Mean(string name, CurveGroup group, IEnumerable<double> rates, double factor)
    {
        var mean = SampleMean.Of(rates.Select(rate => factor * rate));
        double quantile = mean.DegreesOfFreedom >= 1 ? StudentT.InvCDF(0, 1, mean.DegreesOfFreedom, 0.5 * (1 + options.Confidence)) : double.NaN;
        return new Finding
        {
            Name = name,
            Point = group.Point,
            Value = mean.Value,
            Low = mean.Value - quantile * mean.StandardError,
            High = mean.Value + quantile * mean.StandardError,
            Note = factor == 1 ? "of exp(rate x) in the loss, twice the overlap-rate" : "of exp(rate x) in the overlap that grows, half of the loss-rate",
        };
    }
}
