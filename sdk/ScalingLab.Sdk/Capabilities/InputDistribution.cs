namespace ScalingLab.Sdk;

/// <summary>The distribution of the independent components of an input, of mean 0 and variance 1.</summary>
public enum InputDistribution
{
    /// <summary>−1 or +1 with equal probability.</summary>
    Binary,

    /// <summary>Standard normal.</summary>
    Gaussian,
}
