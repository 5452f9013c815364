using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>compute-optimal</c>.</summary>
public sealed record ComputeOptimalOptions : IValidatableObject
{
    /// <summary>Name of the swept parameter that is the size of the model.</summary>
    [Description("Name of the swept parameter that is the size of the model, over which the best one is sought."), NamesCurves(NamedCurves.SweptName)]
    public string Size { get; init; } = "width";

    /// <summary>The range of compute that is fitted, [from, to]; all that the frontier covers when not given.</summary>
    [Description("The range of compute that is fitted, [from, to]; all that the frontier covers when not given."), Positive]
    public double[]? Window { get; init; }

    /// <summary>Points of the frontier per decade of compute.</summary>
    [Description("Points of the frontier per decade of compute."), Range(2, 200)]
    public int PointsPerDecade { get; init; } = 20;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Window is not null && Window.Length != 2)
            yield return new ValidationResult($"takes two numbers, [from, to], not {Window.Length}", [nameof(Window)]);
        else if (Window is not null && Window[0] >= Window[1])
            yield return new ValidationResult("must run from a smaller to a larger compute", [nameof(Window)]);
    }
}
