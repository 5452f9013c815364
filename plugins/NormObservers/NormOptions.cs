using System.ComponentModel;

namespace ScalingLab.NormObservers;

/// <summary>Options of <c>norms</c>.</summary>
public record NormOptions
{
    /// <summary>What is taken for the spectral norm of a convolution.</summary>
    [Description("Spectral norm of a convolution: reshaped (of the kernel as out x (in height width) matrix), zero-padded (of the map it is), circular (on a torus of n + k - 1, an upper bound of zero-padded), circular-native (on a torus of n).")]
    public ConvolutionNorm Convolution { get; init; }

    /// <summary>Whose rows and columns the (2,1) norms of a convolution sum over.</summary>
    [Description("Rows and columns that the (2,1) norms of a convolution sum over: of the kernel as a matrix, or of the operator, the map on feature maps.")]
    public GroupNormRows Rows { get; init; }

    /// <summary>What becomes of a batch norm behind a layer.</summary>
    [Description("Batch norm behind a layer: ignore, or fold its scale gamma / sqrt(variance + epsilon) into the rows of the layer.")]
    public BatchNormTreatment BatchNorm { get; init; }

    /// <summary>The reference matrices M of the spectral complexity.</summary>
    [Description("Reference M of ||A' - M'||_{2,1} in the spectral complexity: zero, or the initial weights.")]
    public NormReference Reference { get; init; }

    /// <summary>How a residual block enters the product of spectral norms.</summary>
    [Description("Residual block in the product of spectral norms: chain (its layers multiplied, the skip passed over) or residual (sigma(skip) + product of sigma(branch)).")]
    public ResidualRule Residual { get; init; }

    /// <summary>Whether the layers on skip connections count.</summary>
    [Description("Whether layers on skip connections count.")]
    public bool Shortcuts { get; init; } = true;

    /// <summary>Which layers count.</summary>
    [Description("Layers that count: all, or stem-and-head, with which the published exponents of residual networks were measured.")]
    public LayerSelection Layers { get; init; }

    /// <summary>Which parameters the ℓ₁ and ℓ₂ norms sum over.</summary>
    [Description("Parameters that l1-norm and l2-norm sum over: all that are trained, or the weights of layers alone.")]
    public ParameterSelection Parameters { get; init; }
}
