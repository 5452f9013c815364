using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.Perceptron;

/// <summary>Options of the model <c>perceptron</c>.</summary>
public sealed record PerceptronExperimentOptions : PerceptronOptions
{
    /// <summary>How the loss is minimised.</summary>
    [Description("limited-memory-bfgs on the logarithm of the loss, or projected-gradient on the loss itself (didactic: slow beyond lambda = 5).")]
    public SphereMethod Method { get; init; } = SphereMethod.LimitedMemoryBfgs;

    /// <summary>Accepted residual: the tangent part of the gradient relative to the whole of it, 10⁻¹⁰ to 10⁻².</summary>
    [Description("Accepted residual |g_tangent| / |g|; a point that does not reach it fails the run.")]
    [Range(1e-10, 1e-2)]
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Most iterations between two observations, 1 to 10⁷.</summary>
    [Description("Most iterations between two observation times; beyond, the run fails.")]
    [Range(1, 10_000_000)]
    public int MaximumIterations { get; init; } = 100_000;
}
