namespace ScalingLab.Perceptron;

/// <summary>A limit of the replica theory of the perceptron.</summary>
public enum ReplicaLimit
{
    /// <summary>The saddle point at each λ.</summary>
    None,

    /// <summary>λ → 0: Hebb's rule w ∝ Σ y x, R = √(2α/(2α + π)).</summary>
    Hebb,

    /// <summary>λ → ∞: the direction of the largest margin.</summary>
    MaxMargin,

    /// <summary>α → ∞ at fixed λ: the relative error √A(λ).</summary>
    Early,

    /// <summary>α → ∞ at fixed λ/α: α ε(λ/α).</summary>
    Scaling,
}
