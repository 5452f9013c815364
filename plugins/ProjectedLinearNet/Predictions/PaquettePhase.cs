namespace ScalingLab.ProjectedLinearNet;

/// <summary>The phases of Paquette et al. 2024 (arXiv 2405.15074) of one-pass SGD on power-law random features.</summary>
public enum PaquettePhase
{
    /// <summary>a > 1/2, b &lt; 1/2.</summary>
    Ia,

    /// <summary>a &lt; 1/2, b &lt; 1/2.</summary>
    Ib,

    /// <summary>a &lt; 1/4, b > 1/2.</summary>
    Ic,

    /// <summary>a > 1/2, 1/2 &lt; b &lt; a.</summary>
    II,

    /// <summary>a > 1/2, b > a.</summary>
    III,

    /// <summary>1 − 1/√2 &lt; a &lt; 1/2, b > 1/2.</summary>
    IVa,

    /// <summary>1/4 &lt; a &lt; 1 − 1/√2, b > 1/2.</summary>
    IVb,
}
