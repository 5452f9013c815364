using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>joint-law</c>.</summary>
public sealed record JointLawOptions : IValidatableObject
{
    /// <summary>The law.</summary>
    [Description("additive: L = E + A N^-a + B D^-b (+ C t^-c); envelope: e0 e/sqrt(e^2 + eta^2) with e additive; kaplan: [(Nc/N)^(aN/aD) + Dc/D]^aD.")]
    public JointLawForm Form { get; init; } = JointLawForm.Additive;

    /// <summary>The swept name, observable, finding or clock that is the model size N.</summary>
    [Description("The swept name, observable, finding or clock that is the model size N."), NamesCurves(NamedCurves.SweptName | NamedCurves.Companion | NamedCurves.Abscissa)]
    public string? ModelSize { get; init; }

    /// <summary>The swept name, observable, finding or clock that is the data size D.</summary>
    [Description("The swept name, observable, finding or clock that is the data size D."), NamesCurves(NamedCurves.SweptName | NamedCurves.Companion | NamedCurves.Abscissa)]
    public string? DataSize { get; init; }

    /// <summary>The swept name, observable, finding or clock that is the time t.</summary>
    [Description("The swept name, observable, finding or clock that is the time t."), NamesCurves(NamedCurves.SweptName | NamedCurves.Companion | NamedCurves.Abscissa)]
    public string? Time { get; init; }

    /// <summary>Known exponents of the additive form, in the order model size, data size, time.</summary>
    [Description("Known exponents of the additive form, in the order model size, data size, time; fitted when not given."), Positive]
    public double[]? Exponents { get; init; }

    /// <summary>Whether the additive law has an irreducible part E.</summary>
    [Description("Whether the additive law has an irreducible part E > 0.")]
    public bool Floor { get; init; } = true;

    /// <summary>The level e0 of guessing, for the envelope.</summary>
    [Description("The level e0 of guessing, for the envelope."), Positive]
    public double? GuessingLevel { get; init; }

    /// <summary>Only points in this range of the clock are used.</summary>
    [Description("Only points whose x is in this range, [from, to], are used."), Finite]
    public double[]? Window { get; init; }

    /// <summary>How many points of highest loss are left out.</summary>
    [Description("How many points of highest loss are left out."), Range(0, 1000000)]
    public int DropHighest { get; init; }

    /// <summary>Residuals of ln L beyond δ count linearly.</summary>
    [Description("Huber's delta: residuals of ln L beyond it count linearly. Large values give least squares."), Positive]
    public double HuberDelta { get; init; } = 1e-3;

    /// <summary>How many starts.</summary>
    [Description("How many starts the minimiser gets; the grid of Hoffmann et al. 2022 has 4500 of two variables."), Range(1, 1000000)]
    public int Starts { get; init; } = 500;

    /// <summary>Resamples of the bootstrap over runs.</summary>
    [Description("Resamples of the bootstrap over runs; 0 for no intervals."), Range(0, 100000)]
    public int Resamples { get; init; } = 200;

    /// <summary>Seed of the bootstrap.</summary>
    [Description("Seed of the bootstrap.")]
    public ulong Seed { get; init; } = 1;

    /// <summary>Probability that the intervals are to contain the truth.</summary>
    [Description("Probability that the intervals are to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;

    /// <summary>Compute C for which the optimal model and data size are reported.</summary>
    [Description("Compute C for which the optimal model and data size of the additive law are reported."), Positive]
    public double? Budget { get; init; }

    /// <summary>k of C = k N D.</summary>
    [Description("k of C = k N D; 6 for the FLOP of a transformer."), Positive]
    public double ComputePerExample { get; init; } = 6;

    /// <summary>The variables that are given, by name and source.</summary>
    internal IReadOnlyList<(string Name, string Source)> Variables =>
        [.. new (string, string?)[] { ("model-size", ModelSize), ("data-size", DataSize), ("time", Time) }.Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, pair.Item2!))];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        int variables = Variables.Count;
        if (variables == 0) yield return new ValidationResult("needs model-size, data-size or time: the names of its variables");
        if (Form == JointLawForm.Kaplan && (ModelSize is null || DataSize is null || Time is not null))
            yield return new ValidationResult("the form kaplan takes model-size and data-size", [nameof(Form)]);
        if (Form == JointLawForm.Envelope && GuessingLevel is null)
            yield return new ValidationResult("the form envelope takes guessing-level", [nameof(Form)]);
        if (Exponents is not null && (Exponents.Length != variables || Form == JointLawForm.Kaplan))
            yield return new ValidationResult($"takes one number for each of the {variables} variables of an additive law", [nameof(Exponents)]);
        foreach (var problem in WindowOption.Problems(Window, nameof(Window))) yield return problem;
        if (Budget is not null && (Form != JointLawForm.Additive || ModelSize is null || DataSize is null || Time is not null))
            yield return new ValidationResult("takes the additive form of model-size and data-size", [nameof(Budget)]);
    }
}
