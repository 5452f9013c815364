using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>power-law</c>.</summary>
public sealed record PowerLawOptions : IValidatableObject
{
    /// <summary>The range of x that is fitted, [from, to]; all of it when not given.</summary>
    [Description("The range of x that is fitted, [from, to]; all of it when not given."), Finite]
    public double[]? Window { get; init; }

    /// <summary>Probability that the intervals are to contain the truth.</summary>
    [Description("Probability that the intervals are to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Window is not null && Window.Length != 2)
            yield return new ValidationResult($"takes two numbers, [from, to], not {Window.Length}", [nameof(Window)]);
        else if (Window is not null && Window[0] >= Window[1])
            yield return new ValidationResult("must run from a smaller to a larger x", [nameof(Window)]);
    }
}
