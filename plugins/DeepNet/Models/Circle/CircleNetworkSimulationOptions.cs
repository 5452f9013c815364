using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Options of the model <c>circle-mlp</c>.</summary>
public sealed record CircleNetworkSimulationOptions : CircleNetworkOptions
{
    /// <summary>Width N of the hidden layers.</summary>
    [Description("Width N of the hidden layers.")]
    [Range(1, 16384)]
    public required int Width { get; init; }

    /// <summary>Richness γ₀ > 0; small values are lazy.</summary>
    [Description("Richness gamma0 of f = (w.phi / N - its initial value) / gamma0; small values are lazy.")]
    [Positive]
    public required double Richness { get; init; }

    /// <summary>Fresh examples of a step.</summary>
    [Description("Fresh angles of a step, uniform on the circle."), Unit("examples")]
    [Range(1, 4096)]
    public int Batch { get; init; } = 128;

    /// <summary>Threads that share a step; every number gives the same bits.</summary>
    [Description("Threads that share a step, up to 4; every number gives the same results. Runs go in parallel anyway, see --jobs.")]
    [Range(1, 4)]
    public int Threads { get; init; } = 1;
}
