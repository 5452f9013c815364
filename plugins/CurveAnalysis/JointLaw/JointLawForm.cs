using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Forms of <c>joint-law</c>.</summary>
public enum JointLawForm
{
    /// <summary>L = E + Σ A_k x_k^-g_k (Rosenfeld et al. 2020; Chinchilla, Hoffmann et al. 2022; with given exponents the bottlenecks of Bordelon et al. 2024).</summary>
    [Cites("hoffmann2022", "rosenfeld2020", "bordelon2024")]
    Additive,

    /// <summary>e0 e/√(e² + η²) with e additive: the transition from the level of guessing (Rosenfeld et al. 2020).</summary>
    [Cites("rosenfeld2020")]
    Envelope,

    /// <summary>[(N_c/N)^(a_N/a_D) + D_c/D]^a_D (Kaplan et al. 2020).</summary>
    [Cites("kaplan2020")]
    Kaplan,
}
