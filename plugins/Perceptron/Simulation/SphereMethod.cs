namespace ScalingLab.Perceptron;

/// <summary>How the loss is minimised on the sphere.</summary>
public enum SphereMethod
{
    /// <summary>L-BFGS on the logarithm of the loss.</summary>
    LimitedMemoryBfgs,

    /// <summary>w ← √N (w − η g)/|w − η g| on the loss itself, with the largest η that is safe; slow beyond λ = 5.</summary>
    ProjectedGradient,
}
