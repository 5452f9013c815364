using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>agreement</c>.</summary>
public sealed record AgreementOptions : IValidatableObject
{
    /// <summary>The block or analysis whose curves are the reference.</summary>
    [Description("The block whose curves of the same observable are the reference, such as the theory of a simulation."), NamesCurves(NamedCurves.Companion)]
    public required string With { get; init; }

    /// <summary>
    /// A block by whose curve of the same replica both are divided before they are compared: what the replicas of all three share, such as their starts, is then no
    /// part of the standard errors. With the reference itself, replica is compared with replica.
    /// </summary>
    [Description("A block by whose curve of the same replica both are divided first, so that what replicas share, such as their start, is no part of the standard errors. The same as 'with' compares replica with replica.")]
    public string? RelativeTo { get; init; }

    /// <summary>Relative systematic deviation that is known and allowed.</summary>
    [Description("Relative deviation that is expected of the reference itself, such as 2/N of a theory of leading order in 1/N: only what is beyond it counts."), Range(0.0, 10.0)]
    public double Bias { get; init; }

    /// <summary>Part of the abscissa that is compared, [from, to]; all when not given.</summary>
    [Description("Part of the abscissa that is compared, [from, to]; all when not given."), Range(0.0, double.MaxValue)]
    public double[]? Window { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Window is not null && Window.Length != 2)
            yield return new ValidationResult($"takes two numbers, [from, to], not {Window.Length}", [nameof(Window)]);
        else if (Window is not null && Window[0] >= Window[1])
            yield return new ValidationResult("must run from a smaller to a larger abscissa", [nameof(Window)]);
    }
}
