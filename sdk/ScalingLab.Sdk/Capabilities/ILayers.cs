namespace ScalingLab.Sdk;

/// <summary>A network that shows its weights, for norms. Everything is read at the present time and copied out in double precision.</summary>
public interface ILayers
{
    /// <summary>The weight layers in the order in which they act, the stem first and the head last; the same for the whole run.</summary>
    IReadOnlyList<WeightLayer> Layers { get; }

    /// <summary>Number of trained parameters that are not weights of a layer: biases, gains and shifts of norms, embeddings.</summary>
    int OtherParameters { get; }

    /// <summary>Whether the weights that training started from are known.</summary>
    bool HasInitialWeights { get; }

    /// <summary>Writes the weights of a layer.</summary>
    /// <param name="layer">Index into <see cref="Layers"/>.</param>
    /// <param name="weights">Filled completely, in the order that <see cref="WeightLayer"/> states.</param>
    /// <exception cref="ArgumentException">The index or the length is wrong.</exception>
    void CopyWeights(int layer, Span<double> weights);

    /// <summary>Writes the weights that training started from.</summary>
    /// <param name="layer">Index into <see cref="Layers"/>.</param>
    /// <param name="weights">As for <see cref="CopyWeights"/>.</param>
    /// <exception cref="InvalidOperationException">They are not known.</exception>
    /// <exception cref="ArgumentException">The index or the length is wrong.</exception>
    void CopyInitialWeights(int layer, Span<double> weights);

    /// <summary>Writes γ_o/√(v_o + ε) of the batch norm behind a layer, for each output o, with v the running variance.</summary>
    /// <param name="layer">Index of a layer with <see cref="WeightLayer.HasBatchNorm"/>.</param>
    /// <param name="scales">As many as the layer has outputs.</param>
    /// <exception cref="InvalidOperationException">The layer has no batch norm.</exception>
    /// <exception cref="ArgumentException">The index or the length is wrong.</exception>
    void CopyBatchNormScales(int layer, Span<double> scales);

    /// <summary>Writes the parameters that are not weights of a layer, in an order of the model's own.</summary>
    /// <param name="parameters"><see cref="OtherParameters"/> numbers.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    void CopyOtherParameters(Span<double> parameters);
}
