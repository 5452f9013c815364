using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.CommitteeMachine;

/// <summary>Options of the model <c>committee-machine.ode</c>.</summary>
public sealed record CommitteeMachineOdeOptions : OverlapEquationsOptions
{
    /// <summary>
    /// A start that is the same for every pair of equal and every pair of different units (K = M ≥ 2, orthogonal teacher). It stays so, and 4L variables
    /// describe it whatever K.
    /// </summary>
    [Description("A start that is alike for all units, K = M: 4 variables per eigenvalue whatever the number of units. In place of initial-overlaps.")]
    public SymmetricStart? SymmetricStart { get; init; }

    /// <summary>The integrator: <see cref="OdeMethod.Explicit"/>, or <see cref="OdeMethod.Implicit"/> for many eigenvalues and late times.</summary>
    [Description("explicit (Dormand-Prince 8(5,3)), or implicit (Rosenbrock) for many eigenvalues and late times, where stability limits the explicit step.")]
    public OdeMethod Integrator { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var problem in base.Validate(validationContext))
            yield return problem;
        if (TrainableOutput && Integrator == OdeMethod.Implicit)
            yield return new ValidationResult("needs integrator: explicit; the implicit one solves for equations per eigenvalue block, and the output weight is in none", [nameof(TrainableOutput)]);
        if (TrainableOutput && SymmetricStart is not null)
            yield return new ValidationResult("cannot be given together with symmetric-start, whose 4 variables per eigenvalue are for a fixed output weight; give initial-overlaps or none", [nameof(TrainableOutput)]);
        if (SymmetricStart is null || HiddenUnits < 1)
            yield break;
        if (InitialOverlaps is not null)
            yield return new ValidationResult("cannot be given together with initial-overlaps; leave one of them out", [nameof(SymmetricStart)]);
        if (SymmetricStart.Problem(HiddenUnits) is { } contradiction)
            yield return new ValidationResult(contradiction, [nameof(SymmetricStart)]);
    }

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        foreach (var problem in base.Validate(dataOptions))
            yield return problem;
        if (dataOptions is GaussianCommitteeOptions task && SymmetricStart is not null && task.HiddenUnits != HiddenUnits)
            yield return new ValidationResult($"needs as many student as teacher units, not {HiddenUnits} and {task.HiddenUnits}", [nameof(SymmetricStart)]);
    }

    /// <inheritdoc/>
    private protected override bool StartsFromWeights => base.StartsFromWeights && SymmetricStart is null;

    /// <inheritdoc/>
    private protected override string StartName => InitialOverlaps is null ? nameof(SymmetricStart) : base.StartName;

    /// <inheritdoc/>
    private protected override bool HasVanishingStudent() => SymmetricStart?.StudentStudent == 0 || base.HasVanishingStudent();
}
