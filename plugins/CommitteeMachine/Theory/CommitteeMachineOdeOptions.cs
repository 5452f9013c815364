using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>Options of the model <c>committee-machine.ode</c>.</summary>
public sealed record CommitteeMachineOdeOptions : OnePassOptions, IValidatableObject
{
    /// <summary>Whether the term of order η² is kept; without it the equations are those of gradient flow, η → 0 at fixed η α.</summary>
    [Description("Keep the term of order eta^2 (noise of single examples); false gives the limit of small learning rates.")]
    public bool SecondOrder { get; init; } = true;

    /// <summary>
    /// An explicit start. <see langword="null"/> takes the overlaps of the weights that the simulation of the same replica starts from.
    /// </summary>
    [Description("Explicit initial overlaps. Default: those of the same replica's simulation, from the same random streams.")]
    public InitialOverlaps? InitialOverlaps { get; init; }

    /// <summary>
    /// A start that is the same for every pair of equal and every pair of different units (K = M ≥ 2, orthogonal teacher). It stays so, and 4L variables
    /// describe it whatever K.
    /// </summary>
    [Description("A start that is alike for all units, K = M: 4 variables per eigenvalue whatever the number of units. In place of initial-overlaps.")]
    public SymmetricStart? SymmetricStart { get; init; }

    /// <summary>The integrator: <see cref="OdeMethod.Explicit"/>, or <see cref="OdeMethod.Implicit"/> for many eigenvalues and late times.</summary>
    [Description("explicit (Dormand-Prince 8(5,3)), or implicit (Rosenbrock) for many eigenvalues and late times, where stability limits the explicit step.")]
    public OdeMethod Integrator { get; init; }

    /// <summary>Relative tolerance of a step of the integrator, 10⁻¹³ to 10⁻³.</summary>
    [Description("Relative tolerance of a step of the integrator. Escape from a plateau amplifies early errors exponentially.")]
    [Range(1e-13, 1e-3)]
    public double RelativeTolerance { get; init; } = 1e-11;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HiddenUnits < 1)
            yield break;
        if (InitialOverlaps is not null)
        {
            foreach (string problem in InitialOverlapsCheck.Problems(InitialOverlaps, HiddenUnits))
                yield return Problem(problem);
        }

        if (TrainableOutput && (Integrator == OdeMethod.Implicit || SymmetricStart is not null))
            yield return new ValidationResult("goes with the explicit integrator and without symmetric-start only", [nameof(TrainableOutput)]);
        if (SymmetricStart is null)
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
        if (dataOptions is GaussianCommitteeOptions { Activation: Activation.Relu } && HasVanishingStudent())
            yield return new ValidationResult("a student of ReLU units cannot learn from a unit of length 0, where its slope is not defined; give student-student a positive diagonal", [InitialOverlaps is null ? nameof(SymmetricStart) : nameof(InitialOverlaps)]);

        // Overlaps that are wrong in themselves were reported already.
        if (InitialOverlaps is null || dataOptions is not GaussianCommitteeOptions data || InitialOverlapsCheck.Problems(InitialOverlaps, HiddenUnits).Count > 0)
            yield break;
        foreach (string contradiction in InitialOverlapsCheck.Contradictions(InitialOverlaps, BlocksOf(data), data.HiddenUnits))
            yield return Problem(contradiction);
    }

    /// <inheritdoc/>
    private protected override bool StartsFromWeights => InitialOverlaps is null && SymmetricStart is null;

    /// <inheritdoc/>
    private protected override double? LearningRateLimit(GaussianCommitteeOptions data) => SecondOrder
        ? LinearStability.InfiniteDimension(data.CreateSpectrum(), OutputScales.Of(this, data.HiddenUnits).Student, HiddenUnits)
        : null;

    private int BlocksOf(GaussianCommitteeOptions data) => TrainableDirections is { } trained && trained <= data.Dimension
        ? TrainableSpectrum.Create(data.CreateSpectrum(), trained).Spectrum.Count
        : data.Blocks;

    private bool HasVanishingStudent() =>
        SymmetricStart?.StudentStudent == 0
        || (InitialOverlaps is { } start && InitialOverlapsCheck.Problems(start, HiddenUnits).Count == 0
            && Enumerable.Range(0, HiddenUnits).Any(i => start.StudentStudent.All(block => block[i][i] == 0)));

    private static ValidationResult Problem(string message) => new(message, [nameof(InitialOverlaps)]);
}
