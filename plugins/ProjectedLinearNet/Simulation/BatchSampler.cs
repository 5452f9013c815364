namespace ScalingLab.ProjectedLinearNet;

/// <summary>How the features of a batch are drawn.</summary>
public enum BatchSampler
{
    /// <summary>Only the gradient of a batch, from its exact law, which follows from that of the projections A₀ψ and the targets: the same network in law, at a cost that does not depend on M and hardly on B.</summary>
    Exact,

    /// <summary>All M features; the features of the network as A = B A₀ with an N × N matrix B.</summary>
    Projected,

    /// <summary>All M features and the N × M matrix A, as the model is defined.</summary>
    Literal,
}
