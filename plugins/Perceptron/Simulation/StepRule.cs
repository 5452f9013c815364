namespace ScalingLab.Perceptron;

/// <summary>How the step of gradient descent is chosen.</summary>
public enum StepRule
{
    /// <summary>The same at every step: the norm grows like log t/(2κ).</summary>
    Constant,

    /// <summary>Longer as the loss flattens, and at most a part of |v| while λ is small; the same curve against λ, in far fewer steps.</summary>
    Normalised,
}
