namespace ScalingLab.DeepNet;

/// <summary>The distribution of the weights that training starts from.</summary>
internal enum InitialWeights
{
    /// <summary>U(±1/√fan-in) for weights and biases.</summary>
    Uniform,

    /// <summary>N(0, 2/fan-out) for convolutions, N(0, 0.01²) for linear layers, biases 0.</summary>
    FanOut,

    /// <summary>N(0, 1) for weights, biases 0.</summary>
    Normal,
}
