using System.ComponentModel;

namespace ScalingLab.KernelRegression;

/// <summary>The smoothness ν of a Matérn kernel: normal fields with it are ν times differentiable, up to ν itself.</summary>
public enum KernelSmoothness
{
    /// <summary>ν = 1/2, exp(−r/ℓ).</summary>
    [Description("nu = 1/2: exp(-r/l)")]
    Laplace,

    /// <summary>ν = 3/2, (1 + s) exp(−s), s = √3 r/ℓ.</summary>
    [Description("nu = 3/2: (1 + s) exp(-s), s = sqrt(3) r/l")]
    Matern32,

    /// <summary>ν = 5/2, (1 + s + s²/3) exp(−s), s = √5 r/ℓ.</summary>
    [Description("nu = 5/2: (1 + s + s^2/3) exp(-s), s = sqrt(5) r/l")]
    Matern52,

    /// <summary>ν = ∞, exp(−r²/2ℓ²).</summary>
    [Description("nu = infinity: exp(-r^2 / 2 l^2)")]
    Gaussian,
}
