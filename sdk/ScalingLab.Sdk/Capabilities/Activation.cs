namespace ScalingLab.Sdk;

/// <summary>The activation g of a hidden unit.</summary>
public enum Activation
{
    /// <summary>g(x) = erf(x/√2).</summary>
    Erf,

    /// <summary>g(x) = x.</summary>
    Linear,

    /// <summary>g(x) = max(x, 0).</summary>
    Relu,
}
