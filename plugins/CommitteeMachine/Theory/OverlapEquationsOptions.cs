using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>What the theories that integrate equations of the order parameters have in common.</summary>
public abstract record OverlapEquationsOptions : OnePassOptions, IValidatableObject
{
    /// <summary>Whether the term of order η² is kept; without it the equations are those of gradient flow, η → 0 at fixed η α.</summary>
    [Description("Keep the term of order eta^2 (noise of single examples); false gives the limit of small learning rates.")]
    public bool SecondOrder { get; init; } = true;

    /// <summary>
    /// An explicit start. <see langword="null"/> takes the overlaps of the weights that the simulation of the same replica starts from.
    /// </summary>
    [Description("Explicit initial overlaps. Default: those of the same replica's simulation, from the same random streams.")]
    public InitialOverlaps? InitialOverlaps { get; init; }

    /// <summary>Relative tolerance of a step of the integrator, 10⁻¹³ to 10⁻³.</summary>
    [Description("Relative tolerance of a step of the integrator. Escape from a plateau amplifies early errors exponentially.")]
    [Range(1e-13, 1e-3)]
    public double RelativeTolerance { get; init; } = 1e-11;

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HiddenUnits < 1 || InitialOverlaps is null)
            yield break;
        foreach (string problem in InitialOverlapsCheck.Problems(InitialOverlaps, HiddenUnits))
            yield return Problem(problem);
    }

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        foreach (var problem in base.Validate(dataOptions))
            yield return problem;
        if (dataOptions is GaussianCommitteeOptions { Activation: Activation.Relu } && HasVanishingStudent())
            yield return new ValidationResult("a student of ReLU units cannot learn from a unit of length 0, where its slope is not defined; give student-student a positive diagonal", [StartName]);

        // Overlaps that are wrong in themselves were reported already.
        if (InitialOverlaps is null || dataOptions is not GaussianCommitteeOptions data || InitialOverlapsCheck.Problems(InitialOverlaps, HiddenUnits).Count > 0)
            yield break;
        foreach (string contradiction in InitialOverlapsCheck.Contradictions(InitialOverlaps, TrainedSpectrum(data).Spectrum.Count, data.Blocks, data.HiddenUnits))
            yield return Problem(contradiction);
    }

    /// <inheritdoc/>
    private protected override bool StartsFromWeights => InitialOverlaps is null;

    /// <summary>The option that gives the start.</summary>
    private protected virtual string StartName => nameof(InitialOverlaps);

    /// <inheritdoc/>
    private protected override double? LearningRateLimit(GaussianCommitteeOptions data) => SecondOrder
        ? LinearStability.InfiniteDimension(TrainedSpectrum(data), OutputScales.Of(this, data.HiddenUnits).Student, HiddenUnits)
        : null;

    /// <summary>Whether a unit of the given start has length 0.</summary>
    private protected virtual bool HasVanishingStudent() =>
        InitialOverlaps is { } start && InitialOverlapsCheck.Problems(start, HiddenUnits).Count == 0
            && Enumerable.Range(0, HiddenUnits).Any(i => start.StudentStudent.All(block => block[i][i] == 0));

    private static ValidationResult Problem(string message) => new(message, [nameof(InitialOverlaps)]);
}
