namespace ScalingLab.DeepNet;

/// <summary>What a tensor of a checkpoint is.</summary>
public enum TensorRole
{
    /// <summary>Weights of the first layer, which reads the input.</summary>
    Stem,

    /// <summary>Weights of a layer on the way from the stem to the head.</summary>
    Body,

    /// <summary>Weights of an attention layer: queries, keys, values, output; of several at once with <see cref="LayerPattern.Split"/>.</summary>
    Attention,

    /// <summary>Weights of a layer on a skip connection.</summary>
    Shortcut,

    /// <summary>Weights of the last layer.</summary>
    Head,

    /// <summary>Other trained parameters: biases, gains, embeddings. They count in ℓ₁ and ℓ₂ norms only.</summary>
    Parameter,

    /// <summary>Not trained: running means, counters, positions.</summary>
    Buffer,
}
