using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the model <c>projected-linear-net.theory</c>.</summary>
public sealed record TheoryNetOptions : FeatureLearningOptions, IDataDependentOptions
{
    /// <summary>Number of projections N; it need not be whole.</summary>
    [Description("Width N, the number of projections; below the dimension.")]
    [Range(1.0, 1e9)]
    public required double Width { get; init; }

    /// <summary>Fresh examples a step, B; infinity for the population gradient.</summary>
    [Description("Fresh examples B of a step; inf is the population gradient.")]
    [Range(1.0, double.PositiveInfinity)]
    public double Batch { get; init; } = double.PositiveInfinity;

    /// <summary>Relative step δ of the integration, dτ = δ τ.</summary>
    [Description("Relative step delta of the integration in eta t. With an infinite batch the error is below 1e-5 at 0.01.")]
    [Range(1e-4, 0.1)]
    public double RelativeStep { get; init; } = 0.02;

    internal override double Projections => Width;

    internal override double Examples => Batch;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        if (dataOptions is not IFeatureTaskOptions data) yield break;
        var task = data.CreateTask();
        if (Width >= task.InputDimension)
        {
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"the deterministic equivalent needs fewer projections than features, but {Width} projections of {task.InputDimension} features were asked for; use dimension: {10 * Math.Ceiling(Width)} or more, which costs nothing"),
                [nameof(Width)]);
        }

        // The kernel of the noise sums to η Tr Λ/(2B) at the start, and grows with the features.
        if (double.IsFinite(Batch) && 0.5 * LearningRate * task.Modes.Trace is var noise && noise >= Batch)
        {
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"makes the noise of batches of {Batch} grow without bound; use a learning-rate below {2 * Batch / task.Modes.Trace:G3}, or a batch of {Math.Floor(noise) + 1}"),
                [nameof(LearningRate)]);
        }
    }
}
