using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>What a student committee is and how it learns; common to the simulation and to its theories.</summary>
public abstract record CommitteeOptions : IDataDependentOptions
{
    /// <summary>Number of student units K, 1 to 1000.</summary>
    [Description("Number of student units K.")]
    [Range(1, 1000)]
    public required int HiddenUnits { get; init; }

    /// <summary>Learning rate η > 0 of J_i ← J_i − (η a_s/√N) e g'(x_i) ξ.</summary>
    [Description("Learning rate eta of J <- J - (eta a_s / sqrt(N)) (sigma - zeta) g'(x) xi.")]
    [Positive]
    public required double LearningRate { get; init; }

    /// <summary>Standard deviation σ_J ≥ 0 of the initial student weights, J_ia ~ N(0, σ_J²); <see langword="null"/> for 0.01.</summary>
    [Description("Standard deviation sigma_J of the initial student weights. Default: 0.01.")]
    [Range(0, double.MaxValue)]
    public double? InitScale { get; init; }

    /// <summary>
    /// The part ρ of its own teacher unit that each student unit starts with, J_i = ρ B_i + σ_J z_i for i ≤ min(K, M), so that R_ii = ρ T_ii up to what is
    /// random: a start that has specialised already, in which chance decides little.
    /// </summary>
    [Description("Part rho of its own teacher unit that each student unit starts with: J_i = rho B_i + sigma_J z_i for i <= min(K, M).")]
    [Finite]
    public double InitOverlap { get; init; }

    /// <summary>Scale a_s > 0 of the student output σ = a_s Σ_i g(x_i); <see langword="null"/> for √M/K.</summary>
    [Description("Scale a_s of the student output sigma = a_s sum_i g(x_i). Default: sqrt(M) / K.")]
    [Positive]
    public double? StudentOutputScale { get; init; }

    /// <summary>Scale a_t > 0 of the target ζ = a_t Σ_n g(y_n); <see langword="null"/> for 1/√M.</summary>
    [Description("Scale a_t of the target zeta = a_t sum_n g(y_n). Default: 1 / sqrt(M).")]
    [Positive]
    public double? TeacherOutputScale { get; init; }

    /// <summary>Number of leading eigendirections in which the student learns, 1 to N; the others keep their initial weights. All when not given.</summary>
    [Description("Number of leading eigendirections of the data in which the student learns; the others keep their initial weights. Default: all.")]
    [Range(1, 10_000_000)]
    public int? TrainableDirections { get; init; }

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        if (dataOptions is GaussianCommitteeOptions data && !WeightMatrix.Fits(HiddenUnits, data.Dimension))
        {
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture,
                    $"{HiddenUnits} student units of dimension {data.Dimension} are more than the {WeightMatrix.MaximumCount} weights that are supported; use fewer units or a smaller dimension"),
                [nameof(HiddenUnits)]);
        }

        if (dataOptions is GaussianCommitteeOptions { Activation: Activation.Relu } relu && InitScale == 0 && (InitOverlap == 0 || HiddenUnits > relu.HiddenUnits) && StartsFromWeights)
            yield return new ValidationResult("a student of ReLU units cannot learn from weights 0, where the slope of a unit is not defined; use a positive init-scale", [nameof(InitScale)]);
        if (!StartsFromWeights)
        {
            if (InitScale is not null)
                yield return new ValidationResult("has no effect with an explicit start; leave it out", [nameof(InitScale)]);
            if (InitOverlap != 0)
                yield return new ValidationResult("has no effect with an explicit start; leave it out", [nameof(InitOverlap)]);
        }

        if (dataOptions is GaussianCommitteeOptions task && TrainableDirections > task.Dimension)
        {
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"there are {task.Dimension} directions only (dimension of the data), not {TrainableDirections}"),
                [nameof(TrainableDirections)]);
        }
    }

    /// <summary>σ_J with its default filled in.</summary>
    internal double WeightScale => InitScale ?? 0.01;

    /// <summary>The spectrum of valid data with the split that <see cref="TrainableDirections"/> makes.</summary>
    private protected TrainableSpectrum TrainedSpectrum(GaussianCommitteeOptions data) =>
        TrainableSpectrum.Create(data.CreateSpectrum(), TrainableDirections ?? data.Dimension);

    /// <summary>Whether the start is that of weights drawn with <see cref="InitScale"/> and <see cref="InitOverlap"/>.</summary>
    private protected virtual bool StartsFromWeights => true;
}
