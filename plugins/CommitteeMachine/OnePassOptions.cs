using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>What a student committee is and how one-pass SGD changes it; common to the simulation, the reduced chain and the block equations.</summary>
public abstract record OnePassOptions : CommitteeOptions
{
    /// <summary>
    /// Whether the output weight c of σ = c Σ_i g(x_i) is learned too, c ← c − (η_c/N) e Σ_i g(x_i), from c(0) = a_s. Needs one teacher scale only, since
    /// c takes the place of <see cref="CommitteeOptions.StudentOutputScale"/>.
    /// </summary>
    [Description("Learn the output weight c of sigma = c sum_i g(x_i) too: c <- c - (eta_c / N) (sigma - zeta) sum_i g(x_i), from c(0) = student-output-scale.")]
    public bool TrainableOutput { get; init; }

    /// <summary>Learning rate η_c > 0 of the output weight; <see langword="null"/> for η.</summary>
    [Description("Learning rate eta_c of the output weight. Default: learning-rate.")]
    [Positive]
    public double? OutputLearningRate { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        foreach (var problem in base.Validate(dataOptions))
            yield return problem;
        if (OutputLearningRate is not null && !TrainableOutput)
            yield return new ValidationResult("has no effect without trainable-output: true", [nameof(OutputLearningRate)]);
        if (dataOptions is GaussianCommitteeOptions { Activation: Activation.Linear } data && !TrainableOutput && LearningRateLimit(data) is { } limit && !(LearningRate < limit))
        {
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"is unstable: linear units diverge from {limit:G5} on (for these data, hidden-units, student-output-scale and trainable-directions); use a smaller one"),
                [nameof(LearningRate)]);
        }
    }

    /// <summary>The learning rate from which on linear units diverge; <see langword="null"/> when there is none.</summary>
    private protected virtual double? LearningRateLimit(GaussianCommitteeOptions data) =>
        LinearStability.FiniteDimension(TrainedSpectrum(data), OutputScales.Of(this, data.HiddenUnits).Student, HiddenUnits);
}
