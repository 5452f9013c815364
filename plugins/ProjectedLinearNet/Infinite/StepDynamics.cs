namespace ScalingLab.ProjectedLinearNet;

/// <summary>How time goes.</summary>
public enum StepDynamics
{
    /// <summary>In steps of η.</summary>
    Discrete,

    /// <summary>Continuously: η → 0 at fixed τ = η t.</summary>
    GradientFlow,
}
