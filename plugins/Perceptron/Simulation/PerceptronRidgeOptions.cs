using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.Perceptron;

/// <summary>Options of the model <c>perceptron.ridge</c>.</summary>
public sealed record PerceptronRidgeOptions : PerceptronOptions
{
    /// <summary>Accepted residual of a minimisation, 10⁻¹⁰ to 10⁻².</summary>
    [Description("Accepted residual |gradient| / |gradient of the loss alone|, and accepted relative distance from lambda; a point that does not reach it fails the run.")]
    [Range(1e-10, 1e-2)]
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Most iterations of a minimisation, 1 to 10⁷.</summary>
    [Description("Most iterations of a minimisation; beyond, the run fails.")]
    [Range(1, 10_000_000)]
    public int MaximumIterations { get; init; } = 20_000;
}
