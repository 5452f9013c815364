namespace ScalingLab.Numerics;

/// <summary>How an iteration of <see cref="DampedNewton"/> ended.</summary>
public enum NewtonOutcome
{
    /// <summary>The residual is within the tolerance.</summary>
    Converged,

    /// <summary>The iterations are used up.</summary>
    IterationLimit,

    /// <summary>The Jacobian is singular.</summary>
    SingularJacobian,

    /// <summary>
    /// The residual does not decrease along the Newton step however short: a local minimum of the residual, or its rounding floor.
    /// </summary>
    NoDescent,

    /// <summary>The residual or the Jacobian is not finite at the iterate.</summary>
    NotFinite,
}
