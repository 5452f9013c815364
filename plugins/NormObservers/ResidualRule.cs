namespace ScalingLab.NormObservers;

/// <summary>How a residual block enters the product of spectral norms.</summary>
public enum ResidualRule
{
    /// <summary>All its layers are multiplied as if they stood in a chain, and the skip connection is passed over, as in the paper.</summary>
    Chain,

    /// <summary>Its factor is σ(skip) + Π σ(branch), with σ(skip) = 1 for the identity.</summary>
    Residual,
}
