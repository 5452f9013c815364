namespace ScalingLab.DeepNet;

/// <summary>What a parameter is to the function that the network computes.</summary>
internal enum ParameterRole
{
    /// <summary>The matrix or kernel of a linear map.</summary>
    Weight,

    /// <summary>An additive constant.</summary>
    Bias,

    /// <summary>The factor of a normalisation.</summary>
    Gain,

    /// <summary>The additive constant of a normalisation.</summary>
    Shift,

    /// <summary>A learned vector for each token or position.</summary>
    Embedding,
}
