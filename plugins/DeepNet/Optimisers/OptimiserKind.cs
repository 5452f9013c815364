namespace ScalingLab.DeepNet;

/// <summary>How the weights move along the gradient.</summary>
public enum OptimiserKind
{
    /// <summary>w ← w − η g.</summary>
    Sgd,

    /// <summary>u ← 0.9 u + g, w ← w − η u.</summary>
    Momentum,

    /// <summary>Adam (Kingma and Ba 2015), β = (0.9, 0.999), ε = 10⁻⁸; weight decay is added to the gradient.</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
    Adamw,
}
