using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>crossing</c>.</summary>
public sealed record CrossingOptions : IValidatableObject
{
    /// <summary>The level that the curve crosses.</summary>
    [Description("The level that the curve crosses."), Finite]
    public double? Level { get; init; }

    /// <summary>Another observable of the same runs, or finding of the same analysis, that the curve crosses.</summary>
    [Description("Another observable of the same runs, or finding of the same analysis, whose curve it crosses."), NamesCurves(NamedCurves.Companion)]
    public string? With { get; init; }

    /// <summary>A swept name: curves of neighbouring values cross.</summary>
    [Description("A swept name: the curves of neighbouring values are crossed, and the finding has the point of the smaller one."), NamesCurves(NamedCurves.SweptName)]
    public string? Between { get; init; }

    /// <summary>Which crossing, if there are several.</summary>
    [Description("first: the crossing at the smallest x; last: that at the largest.")]
    public WhichCrossing Which { get; init; } = WhichCrossing.First;

    /// <summary>The range of x that is searched, [from, to]; all of it when not given.</summary>
    [Description("The range of x that is searched, [from, to]; all of it when not given."), Finite]
    public double[]? Window { get; init; }

    /// <summary>Probability that the intervals are to contain the truth.</summary>
    [Description("Probability that the intervals are to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (new[] { Level is not null, With is not null, Between is not null }.Count(given => given) != 1)
            yield return new ValidationResult("takes one of level, with and between: what the curve crosses");
        foreach (var problem in WindowOption.Problems(Window, nameof(Window))) yield return problem;
    }
}
