using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Options of the data generator <c>circle-fourier</c>.</summary>
public sealed record CircleFourierOptions
{
    /// <summary>Decay q > 1/2 of the target's Fourier coefficients.</summary>
    [Description("Decay q of the target y = sum_k k^-q cos(k theta). With the activation relu^p the source exponent is beta = (2 q - 1) / (2 p), the capacity 2 p.")]
    [Range(0.51, 10)]
    public required double TargetDecay { get; init; }

    /// <summary>Number K of harmonics.</summary>
    [Description("Number of harmonics of the target; where the kernel has learned them all, the power law ends.")]
    [Range(1, 2000)]
    public int Harmonics { get; init; } = 200;
}
