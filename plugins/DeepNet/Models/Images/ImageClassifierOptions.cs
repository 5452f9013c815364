using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Options of the model <c>deep-net</c>.</summary>
public sealed record ImageClassifierOptions : IValidatableObject
{
    /// <summary>The architecture.</summary>
    [Description("Architecture: -s are small ones for minutes on a processor, the others those of D'Amico, Bocchi and Negri (arXiv 2505.13230) for the data set in their name.")]
    public required NetworkPreset Preset { get; init; }

    /// <summary>What all initial weights are multiplied by.</summary>
    [Description("Factor of all initial weights of linear maps and convolutions; small ones lengthen the early law of error against norm.")]
    [Positive]
    public double InitFactor { get; init; } = 1;

    /// <summary>The optimiser; null for that of the paper.</summary>
    [Description("Optimiser. Default: adam, for vision transformers adamw.")]
    public OptimiserKind? Optimiser { get; init; }

    /// <summary>Learning rate η; null for that of the paper.</summary>
    [Description("Learning rate eta; with mean-field the step is eta richness^2 width for sgd and momentum, and eta richness (weights but the last: / sqrt(fan-in)) for adam. Default: 1e-3, for vision transformers 3e-4.")]
    [Positive]
    public double? LearningRate { get; init; }

    /// <summary>Weight decay λ ≥ 0 of all parameters.</summary>
    [Description("Weight decay lambda of all parameters.")]
    [Range(0, 1e6)]
    public double WeightDecay { get; init; }

    /// <summary>Examples of a step; the last step of an epoch takes what is left.</summary>
    [Description("Examples of a step; each epoch goes once through all in a new order, and its last step takes what is left."), Unit("examples")]
    [Range(1, 4096)]
    public int Batch { get; init; } = 128;

    /// <summary>How weights, step sizes and output depend on the width.</summary>
    [Description("standard, or mean-field: normal weights with 1/sqrt(fan-in) in front, and an output (f - f_0)/richness, f_0 that of the initial network.")]
    public Parameterisation Parameterisation { get; init; }

    /// <summary>Richness γ₀ > 0 of a mean-field network; small values are lazy.</summary>
    [Description("Richness gamma0 of a mean-field network; small values are lazy.")]
    [Positive]
    public double Richness { get; init; } = 1;

    /// <summary>At most so many training examples count in the training loss and error.</summary>
    [Description("At most so many of the training examples, the first, count in the measured training loss and error."), Unit("examples")]
    [Range(1, int.MaxValue)]
    public int TrainSample { get; init; } = 10_000;

    /// <summary>Threads that share a step; every number gives the same bits.</summary>
    [Description("Threads that share a step, up to 4; every number gives the same results. Runs go in parallel anyway, see --jobs.")]
    [Range(1, 4)]
    public int Threads { get; init; } = 1;

    internal bool IsVisionTransformer => Preset is NetworkPreset.VitS or NetworkPreset.VitMnist or NetworkPreset.VitCifar10 or NetworkPreset.VitCifar100;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Parameterisation == Parameterisation.Standard && Richness != 1)
            yield return new ValidationResult("has no effect without parameterisation: mean-field", [nameof(Richness)]);
        if (Parameterisation == Parameterisation.MeanField && Preset is NetworkPreset.ResnetS or NetworkPreset.ResnetMnist or NetworkPreset.ResnetCifar10 or NetworkPreset.ResnetCifar100)
            yield return new ValidationResult("mean-field needs a network without batch norm, whose initial output is no function of one example: use a cnn or vit preset", [nameof(Parameterisation)]);
    }

    internal TrainingSettings Settings(int examples) => new(
        Optimiser ?? (IsVisionTransformer ? OptimiserKind.Adamw : OptimiserKind.Adam),
        LearningRate ?? (IsVisionTransformer ? 3e-4 : 1e-3),
        WeightDecay,
        Richness,
        Math.Min(Batch, examples),
        Threads);
}
