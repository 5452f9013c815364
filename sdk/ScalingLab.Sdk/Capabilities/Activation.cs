namespace ScalingLab.Sdk;

/// <summary>The activation g of a hidden unit.</summary>
public enum Activation
{
    /// <summary>g(x) = erf(x/√2).</summary>
    Erf,
}
