using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.DeepNet;

/// <summary>An entry under <c>layers</c> of <c>checkpoints</c>: which tensors it means, and what they are.</summary>
public sealed record LayerPattern : IValidatableObject
{
    /// <summary>Name of the tensor; * stands for any text.</summary>
    [Description("Name of the tensor; * stands for any text. The first entry that fits counts.")]
    public required string Tensor { get; init; }

    /// <summary>What the tensor is.</summary>
    [Description("What it is: the weights of the stem, of the body, of attention, of a shortcut or of the head; parameter (trained, but no layer); buffer (not trained).")]
    public required TensorRole Role { get; init; }

    /// <summary>Grid that a convolution acts on, [height, width].</summary>
    [Description("Grid that a convolution acts on, [height, width]. Without it only its norm as a matrix is known."), Range(1, 1 << 16), Length(2, 2)]
    public int[]? Grid { get; init; }

    /// <summary>Stride of a convolution.</summary>
    [Description("Stride of a convolution."), Range(1, 1 << 16)]
    public int Stride { get; init; } = 1;

    /// <summary>Zeros on each side of the grid of a convolution.</summary>
    [Description("Zeros on each side of the grid of a convolution."), Range(0, 1 << 16)]
    public int Padding { get; init; }

    /// <summary>Number of equal layers that the rows of the tensor are cut into: 3 where queries, keys and values are one tensor.</summary>
    [Description("Number of equal layers that the outputs of the tensor are cut into: 3 where queries, keys and values are one tensor."), Range(1, 64)]
    public int Split { get; init; } = 1;

    /// <summary>Whether a matrix is stored as in × out.</summary>
    [Description("Whether a matrix is stored as inputs x outputs.")]
    public bool Transposed { get; init; }

    /// <summary>Lipschitz constant of the activation behind the layer.</summary>
    [Description("Largest slope of the activation that follows: 1 for ReLU, pooling and tanh, 1.1289043 for GELU."), Sdk.Positive]
    public double Slope { get; init; } = 1;

    /// <summary>Name of the batch norm behind the layer.</summary>
    [Description("Name of the batch norm that follows, before .weight and .running_var; * stands for what the same * of 'tensor' has matched.")]
    public string? BatchNorm { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Tensor)) yield return new ValidationResult("names a tensor, or several by a *", [nameof(Tensor)]);
        if (BatchNorm is not null && BatchNorm.Count(character => character == '*') > (Tensor ?? "").Count(character => character == '*'))
            yield return new ValidationResult("has more * than 'tensor'", [nameof(BatchNorm)]);
    }
}
