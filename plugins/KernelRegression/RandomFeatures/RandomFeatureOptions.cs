using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.KernelRegression;

/// <summary>Options of <c>random-features</c>.</summary>
public record RandomFeatureOptions
{
    /// <summary>N; infinitely many when not given.</summary>
    [Description("Number N of random features; when not given infinitely many, the kernel limit."), Range(1, 100_000)]
    public int? Features { get; init; }

    /// <summary>δ.</summary>
    [Description("Ridge delta, added to the kernel matrix K = Phi Phi^T / N; 0 for the interpolator of least norm, or least squares."), Range(0.0, double.MaxValue)]
    public double Ridge { get; init; }
}
