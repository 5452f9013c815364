namespace ScalingLab.NormObservers;

/// <summary>Which layers count.</summary>
public enum LayerSelection
{
    /// <summary>All.</summary>
    All,

    /// <summary>The stem and the head alone: what the published exponents of residual networks of D'Amico, Bocchi and Negri were measured with.</summary>
    StemAndHead,
}
