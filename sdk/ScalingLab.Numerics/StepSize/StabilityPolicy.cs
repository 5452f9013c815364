namespace ScalingLab.Numerics;

/// <summary>What is done about a step size beyond the edge of stability.</summary>
public enum StabilityPolicy
{
    /// <summary>The experiment is refused, with the largest step size that is safe.</summary>
    Refuse,

    /// <summary>It is run all the same, with a warning; it may diverge, or leave the power law.</summary>
    Warn,
}
