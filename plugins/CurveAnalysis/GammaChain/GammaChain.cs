using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// The chain of exponents of D'Amico, Bocchi and Negri (arXiv 2505.13230): along a curve the error falls as y ~ x^−γ₁ before its optimum, the optimum moves as
/// x_opt ~ P^γ₂, so that y_opt ~ P^−γ with γ = γ₁γ₂; γ is measured directly too. γ₁ depends on where it is fitted: the scan repeats the chain for every
/// window of its lists and every set of the largest sizes, and states the quartiles.
/// </summary>
/// <param name="options">Sizes, windows and scan.</param>
[Cites("damico2025")]
[Description("Predicts the exponent gamma = gamma1 gamma2 of the optimal error from its two laws, compares it with the direct one, and scans over windows.")]
public sealed class GammaChain(GammaChainOptions options) : IAnalysis
{
    private static readonly string[] Names =
    [
        "gamma-predicted", "gamma-measured", "gamma1", "gamma2", "ratio", "scan-median", "scan-lower-quartile", "scan-upper-quartile", "scan-minimum", "scan-maximum",
    ];

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) =>
        family.Groups.GroupBy(group => group.Point.Without(options.Size)).SelectMany(groups => Analyse(groups.Key, [.. groups]));

    private IEnumerable<Finding> Analyse(ParameterPoint point, CurveGroup[] groups)
    {
        List<SizeCurve> sizes = [];
        List<string> missing = [];
        foreach (var group in groups)
        {
            if (!group.Point.TryGet(options.Size, out var size) || !size.IsNumber || !(size.Number > 0))
                return All(point, $"size: {options.Size} is not a swept parameter with values greater than 0 at {(group.Point.Count == 0 ? "the only point" : group.Point.ToString())}.");
            Curve average = group.Average();
            var (minimum, reason) = LogMinimum.Find(average, options.Band);
            if (minimum is null) missing.Add($"{size}: {reason}");
            else sizes.Add(new SizeCurve(size.Number, average, minimum));
        }

        sizes.Sort((left, right) => left.Size.CompareTo(right.Size));
        string without = missing.Count == 0 ? "" : $" Left out, without a minimum: {string.Join(" ", missing)}";
        var (chain, why) = Chain.Fit(sizes, options.From, options.Window[0], options.Window[1]);
        if (chain is null) return All(point, why + without);
        string note = string.Create(
            CultureInfo.InvariantCulture,
            $"{sizes.Count} sizes in [{sizes[0].Size:G4}, {sizes[^1].Size:G4}], gamma1 in [{options.Window[0]:G4}, {options.Window[1]:G4}] of x_opt; {100 * options.Confidence:G4} % intervals from the scatter between sizes.{without}");
        return [
            Result("gamma-predicted", chain.Predicted), Result("gamma-measured", chain.Measured), Result("gamma1", chain.Gamma1), Result("gamma2", chain.Gamma2),
            new Finding { Name = "ratio", Point = point, Value = chain.Predicted.Value / chain.Measured.Value, Note = note },
            .. Scan(point, sizes),
        ];

        Finding Result(string name, Estimate estimate)
        {
            double reach = estimate.StandardError * StudentT.InvCDF(0, 1, estimate.DegreesOfFreedom, 0.5 * (1 + options.Confidence));
            return new Finding { Name = name, Point = point, Value = estimate.Value, Low = estimate.Value - reach, High = estimate.Value + reach, Note = note };
        }
    }

    private IEnumerable<Finding> Scan(ParameterPoint point, List<SizeCurve> sizes)
    {
        double[] predicted =
        [
            .. from windowFrom in options.ScanFrom
               from windowTo in options.ScanTo
               where windowFrom < windowTo
               from dropped in Enumerable.Range(0, sizes.Count - Chain.FewestSizes + 1)
               let chain = Chain.Fit(sizes[dropped..], options.From, windowFrom, windowTo).Chain
               where chain is not null
               orderby chain.Predicted.Value
               select chain.Predicted.Value,
        ];
        if (predicted.Length == 0)
            return Names[5..].Select(name => Finding.NotDetermined(name, point, "No window of the scan has three points at three sizes; observe more densely or scan wider windows."));
        string note = $"gamma1 gamma2 over {predicted.Length} choices of window and of the smallest size";
        Curve? distribution = predicted.Length < 2 ? null : new([.. Enumerable.Range(1, predicted.Length).Select(i => (i - 0.5) / predicted.Length)], predicted);
        return [
            new Finding
            {
                Name = "scan-median", Point = point, Value = Statistics.Median(predicted), Low = Statistics.LowerQuartile(predicted), High = Statistics.UpperQuartile(predicted),
                Note = note + "; the interval is that of the quartiles", Curve = distribution,
            },
            new Finding { Name = "scan-lower-quartile", Point = point, Value = Statistics.LowerQuartile(predicted), Note = note },
            new Finding { Name = "scan-upper-quartile", Point = point, Value = Statistics.UpperQuartile(predicted), Note = note },
            new Finding { Name = "scan-minimum", Point = point, Value = predicted[0], Note = note },
            new Finding { Name = "scan-maximum", Point = point, Value = predicted[^1], Note = note },
        ];
    }

    private static IEnumerable<Finding> All(ParameterPoint point, string reason) => Names.Select(name => Finding.NotDetermined(name, point, reason));
}
