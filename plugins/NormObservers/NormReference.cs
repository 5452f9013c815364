namespace ScalingLab.NormObservers;

/// <summary>The reference matrices M of the spectral complexity, which measures ‖Aᵀ − Mᵀ‖₂,₁.</summary>
public enum NormReference
{
    /// <summary>M = 0.</summary>
    Zero,

    /// <summary>M are the weights that training started from.</summary>
    Initial,
}
