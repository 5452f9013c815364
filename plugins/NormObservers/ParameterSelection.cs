namespace ScalingLab.NormObservers;

/// <summary>Which parameters the ℓ₁ and ℓ₂ norms sum over.</summary>
public enum ParameterSelection
{
    /// <summary>All that are trained, with biases and the gains of norms: as for the convolutional and residual networks of the paper.</summary>
    All,

    /// <summary>The weights of layers alone: as for its vision transformers.</summary>
    Weights,
}
