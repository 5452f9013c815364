namespace ScalingLab.CurveAnalysis;

/// <summary>γ₁, γ₂, their product and the direct exponent, of one window and one set of sizes.</summary>
/// <param name="Gamma1">Mean over the sizes of −d ln y/d ln x in the window, standard error from the scatter between sizes.</param>
/// <param name="Gamma2">d ln x_opt/d ln P.</param>
/// <param name="Measured">−d ln y_opt/d ln P.</param>
internal sealed record Chain(Estimate Gamma1, Estimate Gamma2, Estimate Measured)
{
    public const int FewestSizes = 3;
    private const int FewestPoints = 3;

    /// <summary>γ₁γ₂ with σ = γ₁γ₂ √((σ₁/γ₁)² + (σ₂/γ₂)²).</summary>
    public Estimate Predicted
    {
        get
        {
            double value = Gamma1.Value * Gamma2.Value, first = Gamma1.StandardError / Gamma1.Value, second = Gamma2.StandardError / Gamma2.Value;
            return new Estimate(value, Math.Abs(value) * Math.Sqrt(first * first + second * second), Math.Min(Gamma1.DegreesOfFreedom, Gamma2.DegreesOfFreedom));
        }
    }

    /// <summary>Fits the chain to curves in increasing size; null and the reason when some exponent has too few points.</summary>
    public static (Chain? Chain, string Reason) Fit(IReadOnlyList<SizeCurve> sizes, double from, double windowFrom, double windowTo)
    {
        if (sizes.Count < FewestSizes) return (null, $"{sizes.Count} sizes with a minimum are too few for an exponent, it takes {FewestSizes}.");
        List<double> slopes = [];
        foreach (var size in sizes)
        {
            var part = size.Curve.Window(Math.Max(from, windowFrom * size.Minimum.X), windowTo * size.Minimum.X);
            if (part.Count >= FewestPoints) slopes.Add(-LogLine(part.X, part.Y).Slope);
        }

        if (slopes.Count < FewestSizes)
        {
            return (null, FormattableString.Invariant(
                $"Only {slopes.Count} sizes have {FewestPoints} points with x / x_opt in [{windowFrom:G4}, {windowTo:G4}] from x = {from:G4} on, it takes {FewestSizes}; observe more densely or widen the window."));
        }

        double[] size1 = [.. sizes.Select(size => size.Size)];
        var position = LogLine(size1, [.. sizes.Select(size => size.Minimum.X)]).SlopeEstimate;
        var height = LogLine(size1, [.. sizes.Select(size => size.Minimum.Y)]).SlopeEstimate;
        return (new Chain(SampleMean.Of(slopes), position, height with { Value = -height.Value }), "");
    }

    private static Line LogLine(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        Line.Fit(Array.ConvertAll(x.ToArray(), Math.Log), Array.ConvertAll(y.ToArray(), Math.Log));
}
