using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>collapse</c>.</summary>
public sealed record CollapseOptions : IValidatableObject
{
    /// <summary>Range of x/x_opt in which the curves are compared, [from, to].</summary>
    [Description("Range of x / x_opt in which the curves are compared, [from, to]."), Positive]
    public double[] Window { get; init; } = [0.1, 10];

    /// <summary>Number of abscissas, evenly spaced in ln x, 10 to 1000.</summary>
    [Description("Number of abscissas at which the curves are compared, evenly spaced in ln x."), Range(10, 1000)]
    public int Points { get; init; } = 50;

    /// <summary>Whether the findings carry the master curve alone, without the rescaled curves, for a figure that draws just it.</summary>
    [Description("Carry the master curve alone, without the rescaled curves, for a figure that draws just it.")]
    public bool MasterOnly { get; init; }

    /// <summary>As of <c>optimum</c>.</summary>
    [Description("The parabola of the minimum is fitted to the points around it with y up to 1 + band of the smallest value."), Range(1e-6, 1)]
    public double Band { get; init; } = 0.05;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Window.Length != 2)
            yield return new ValidationResult($"takes two numbers, [from, to], not {Window.Length}", [nameof(Window)]);
        else if (!(Window[0] < Window[1]))
            yield return new ValidationResult("must run from a smaller to a larger x / x_opt", [nameof(Window)]);
    }
}
