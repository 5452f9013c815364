using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.DeepNet;

/// <summary>Options of the model <c>circle-mlp.spectrum</c>.</summary>
public sealed record CircleSpectrumOptions
{
    /// <summary>Number of hidden layers.</summary>
    [Description("Number of hidden layers.")]
    [Range(1, 20)]
    public int HiddenLayers { get; init; } = 2;

    /// <summary>Power of the activation.</summary>
    [Description("Power p of the activation c max(h, 0)^p.")]
    [Range(0.6, 10)]
    public double Power { get; init; } = 1;

    /// <summary>The last harmonic.</summary>
    [Description("The last harmonic that is computed.")]
    [Range(1, 2000)]
    public int Harmonics { get; init; } = 256;
}
