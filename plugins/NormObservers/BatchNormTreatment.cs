namespace ScalingLab.NormObservers;

/// <summary>What becomes of a batch norm behind a layer.</summary>
public enum BatchNormTreatment
{
    /// <summary>It is passed over, as in the paper. The norm of a layer before a batch norm has no effect on the function.</summary>
    Ignore,

    /// <summary>Its scale γ/√(v + ε) with the running variance v multiplies the rows of the layer, and of the reference.</summary>
    Fold,
}
