using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>Options of <c>kernel-regression.theory</c>.</summary>
public record ManifoldKernelTheoryOptions
{
    /// <summary>Smoothness of the kernel.</summary>
    [Description("Smoothness of the kernel: laplace (nu = 1/2), matern32, matern52, gaussian (nu infinite).")]
    public KernelSmoothness Smoothness { get; init; } = KernelSmoothness.Laplace;

    /// <summary>ℓ.</summary>
    [Description("Length l of the kernel, in radii of the sphere."), Positive]
    public double Scale { get; init; } = 4;

    /// <summary>δ.</summary>
    [Description("Ridge delta, added to the kernel matrix; 0 interpolates."), Range(0.0, double.MaxValue)]
    public double Ridge { get; init; }
}
