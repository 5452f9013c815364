using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>gamma-chain</c>.</summary>
public sealed record GammaChainOptions : IValidatableObject
{
    /// <summary>Name of the swept parameter that counts examples.</summary>
    [Description("Name of the swept parameter that is the number of examples P, or is proportional to it."), NamesCurves(NamedCurves.SweptName)]
    public required string Size { get; init; }

    /// <summary>Range of x/x_opt in which γ₁ is fitted.</summary>
    [Description("Range of x / x_opt in which gamma1 is fitted, [from, to]; to at most 1."), Positive]
    public double[] Window { get; init; } = [0.02, 0.2];

    /// <summary>Smallest x that is fitted, whatever x_opt; 0 for none.</summary>
    [Description("Smallest x that is fitted, whatever x_opt: where the power law begins."), Range(0, double.MaxValue)]
    public double From { get; init; }

    /// <summary>Lower ends of x/x_opt that the scan tries.</summary>
    [Description("Lower ends of x / x_opt that the scan over windows tries."), Positive]
    public double[] ScanFrom { get; init; } = [0.01, 0.02, 0.05, 0.1];

    /// <summary>Upper ends of x/x_opt that the scan tries.</summary>
    [Description("Upper ends of x / x_opt that the scan over windows tries."), Positive]
    public double[] ScanTo { get; init; } = [0.06, 0.1, 0.2, 0.4];

    /// <summary>As of <c>optimum</c>.</summary>
    [Description("The parabola of the minimum is fitted to the points around it with y up to 1 + band of the smallest value."), Range(1e-6, 1)]
    public double Band { get; init; } = 0.05;

    /// <summary>Probability that the intervals are to contain the truth.</summary>
    [Description("Probability that the intervals are to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Window.Length != 2)
            yield return new ValidationResult($"takes two numbers, [from, to], not {Window.Length}", [nameof(Window)]);
        else if (!(Window[0] < Window[1] && Window[1] <= 1))
            yield return new ValidationResult("must run from a smaller to a larger x / x_opt that is at most 1", [nameof(Window)]);
        if (ScanFrom.Length == 0 || ScanTo.Length == 0 || ScanFrom.Min() >= ScanTo.Max())
            yield return new ValidationResult("the scan needs at least one window with from < to", [nameof(ScanFrom), nameof(ScanTo)]);
    }
}
