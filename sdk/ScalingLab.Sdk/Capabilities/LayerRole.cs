namespace ScalingLab.Sdk;

/// <summary>The place of a weight layer in its network.</summary>
public enum LayerRole
{
    /// <summary>The first layer, which reads the input: the first convolution or linear map, or the patch embedding.</summary>
    Stem,

    /// <summary>A linear map or convolution on the way from the stem to the head.</summary>
    Body,

    /// <summary>One of the four matrices of an attention layer: queries, keys, values, output.</summary>
    Attention,

    /// <summary>A linear map or convolution on the skip connection of a residual block, such as the 1 × 1 convolution that changes the resolution.</summary>
    Shortcut,

    /// <summary>The last layer, which gives the output.</summary>
    Head,
}
