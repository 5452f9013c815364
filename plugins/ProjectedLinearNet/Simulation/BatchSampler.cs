namespace ScalingLab.ProjectedLinearNet;

/// <summary>How the features of a batch are drawn.</summary>
public enum BatchSampler
{
    /// <summary>Only the projections A₀ψ and the targets, from their joint Gaussian law: the same law at a cost that does not depend on M.</summary>
    Exact,

    /// <summary>All M features; the features of the network as A = B A₀ with an N × N matrix B.</summary>
    Projected,

    /// <summary>All M features and the N × M matrix A, as the model is defined.</summary>
    Literal,
}
