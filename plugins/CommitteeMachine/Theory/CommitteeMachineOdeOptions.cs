using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>Options of the model <c>committee-machine.ode</c>.</summary>
public sealed record CommitteeMachineOdeOptions : CommitteeOptions, IValidatableObject
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
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        InitialOverlaps is null || HiddenUnits < 1 ? [] : InitialOverlapsCheck.Problems(InitialOverlaps, HiddenUnits).Select(Problem);

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        foreach (var problem in base.Validate(dataOptions))
            yield return problem;

        // Overlaps that are wrong in themselves were reported already.
        if (InitialOverlaps is null || dataOptions is not GaussianCommitteeOptions data || InitialOverlapsCheck.Problems(InitialOverlaps, HiddenUnits).Count > 0)
            yield break;
        foreach (string contradiction in InitialOverlapsCheck.Contradictions(InitialOverlaps, data.Eigenvalues, data.HiddenUnits))
            yield return Problem(contradiction);
    }

    private static ValidationResult Problem(string message) => new(message, [nameof(InitialOverlaps)]);
}
