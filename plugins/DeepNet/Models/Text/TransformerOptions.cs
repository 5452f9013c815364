using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Options of the model <c>transformer-lm</c>.</summary>
public sealed record TransformerOptions : IValidatableObject
{
    /// <summary>Tokens that a prediction can see.</summary>
    [Description("Tokens that a prediction can see at most; each example is a window of one more."), Unit("tokens")]
    [Range(2, 4096)]
    public int Context { get; init; } = 64;

    /// <summary>Dimension N of the residual stream.</summary>
    [Description("Dimension N of the residual stream, a multiple of heads.")]
    [Range(1, 8192)]
    public int Dimension { get; init; } = 64;

    /// <summary>Number of transformer layers.</summary>
    [Description("Number of layers, each of attention and a hidden layer.")]
    [Range(1, 64)]
    public int Layers { get; init; } = 2;

    /// <summary>Attention heads of a layer.</summary>
    [Description("Attention heads of a layer.")]
    [Range(1, 256)]
    public int Heads { get; init; } = 4;

    /// <summary>Units of a hidden layer over the dimension.</summary>
    [Description("Units of a layer's hidden layer, as a multiple of dimension.")]
    [Range(1, 16)]
    public int Expansion { get; init; } = 4;

    /// <summary>The optimiser.</summary>
    [Description("Optimiser.")]
    public OptimiserKind Optimiser { get; init; } = OptimiserKind.Adam;

    /// <summary>Learning rate η.</summary>
    [Description("Learning rate eta; with mean-field the step is eta richness^2 dimension for sgd and momentum, and eta richness (weights but the last: / sqrt(fan-in)) for adam.")]
    [Positive]
    public required double LearningRate { get; init; }

    /// <summary>Weight decay λ ≥ 0 of all parameters.</summary>
    [Description("Weight decay lambda of all parameters.")]
    [Range(0, 1e6)]
    public double WeightDecay { get; init; }

    /// <summary>How weights, step sizes and output depend on the width.</summary>
    [Description("standard, or mean-field: normal weights with 1/sqrt(fan-in) in front, and an output (f - f_0)/richness, f_0 that of the initial network.")]
    public Parameterisation Parameterisation { get; init; } = Parameterisation.MeanField;

    /// <summary>Richness γ₀ > 0 of a mean-field network; small values are lazy.</summary>
    [Description("Richness gamma0 of a mean-field network; small values are lazy.")]
    [Positive]
    public double Richness { get; init; } = 1;

    /// <summary>Windows of a step, drawn anew each time.</summary>
    [Description("Windows of a step, drawn anew anywhere in the training text."), Unit("windows")]
    [Range(1, 4096)]
    public int Batch { get; init; } = 32;

    /// <summary>Windows on which the losses are measured.</summary>
    [Description("Windows on which the test loss is measured, evenly spaced in the held-out text, and as many of the training text."), Unit("windows")]
    [Range(1, 100_000)]
    public int TestWindows { get; init; } = 128;

    /// <summary>Threads that share a step; every number gives the same bits.</summary>
    [Description("Threads that share a step, up to 4; every number gives the same results. Runs go in parallel anyway, see --jobs.")]
    [Range(1, 4)]
    public int Threads { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Dimension % Heads != 0) yield return new ValidationResult("must be a multiple of heads", [nameof(Dimension)]);
        if (Parameterisation == Parameterisation.Standard && Richness != 1)
            yield return new ValidationResult("has no effect without parameterisation: mean-field", [nameof(Richness)]);
    }
}
