namespace ScalingLab.DeepNet;

/// <summary>How weights, step sizes and the output depend on the width.</summary>
public enum Parameterisation
{
    /// <summary>Initial weights shrink with the fan-in, one learning rate for all: the usual one of deep-learning libraries.</summary>
    Standard,

    /// <summary>
    /// Standard normal weights, h = W φ/√N, output (w·φ/N − its initial value)/γ₀, step size η γ₀² N; μP, with a limit of infinite width in which features move at a
    /// rate set by the richness γ₀ (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858).
    /// </summary>
    MeanField,
}
