namespace ScalingLab.CommitteeMachine;

/// <summary>Which exact theory of linear units.</summary>
public enum LinearTheory
{
    /// <summary>η → 0 at fixed η α: every component decays as exp(−2 η λ α).</summary>
    GradientFlow,

    /// <summary>N → ∞ at fixed L: the noise of single examples feeds all components, rank one.</summary>
    Thermodynamic,

    /// <summary>Finite N: the mean over examples of every component's square, step by step, with the fourth moments of Gaussian inputs.</summary>
    FiniteDimension,

    /// <summary>Gradient flow on a power-law spectrum with the sum over eigenvalues by an integral.</summary>
    Asymptotic,
}
