using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>iso-flop</c>.</summary>
public sealed record IsoFlopOptions : IValidatableObject
{
    /// <summary>The swept name, observable, finding or clock that is the model size N.</summary>
    [Description("The swept name, observable, finding or clock that is the model size N."), NamesCurves(NamedCurves.SweptName | NamedCurves.Companion | NamedCurves.Abscissa)]
    public required string ModelSize { get; init; }

    /// <summary>The swept name, observable, finding or clock that is the data size D; the compute is k N D.</summary>
    [Description("The swept name, observable, finding or clock that is the data size D; the compute is then C = k N D."), NamesCurves(NamedCurves.SweptName | NamedCurves.Companion | NamedCurves.Abscissa)]
    public string? DataSize { get; init; }

    /// <summary>The swept name, observable, finding or clock that is the compute C.</summary>
    [Description("The swept name, observable, finding or clock that is the compute C, instead of data-size."), NamesCurves(NamedCurves.SweptName | NamedCurves.Companion | NamedCurves.Abscissa)]
    public string? Compute { get; init; }

    /// <summary>k of C = k N D.</summary>
    [Description("k of C = k N D; 6 for the FLOP of a transformer."), Positive]
    public double ComputePerExample { get; init; } = 6;

    /// <summary>The compute budgets, each with a parabola.</summary>
    [Description("The compute budgets, each with a parabola of the loss in ln N."), Positive]
    public required double[] Budgets { get; init; }

    /// <summary>
    /// A single training run belongs to the budget within this factor. Runs of one size that were observed at several C are interpolated at the budgets instead.
    /// </summary>
    [Description("A single training run belongs to the budget within this factor; a learning curve is interpolated at the budgets instead."), Range(1.0, 10.0)]
    public double Within { get; init; } = 1.15;

    /// <summary>Half the range of ln N about the smallest loss that the parabola is fitted to; all sizes when not given.</summary>
    [Description("Half the range of ln N about the smallest loss that a parabola is fitted to; all sizes when not given."), Positive]
    public double? Reach { get; init; }

    /// <summary>Probability that the intervals are to contain the truth.</summary>
    [Description("Probability that the intervals are to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DataSize is null == Compute is null)
            yield return new ValidationResult("takes data-size or compute, one of them");
        if (Budgets is not null && (Budgets.Length < 3 || Budgets.Distinct().Count() < Budgets.Length))
            yield return new ValidationResult("takes at least three different budgets for an exponent", [nameof(Budgets)]);
    }
}
