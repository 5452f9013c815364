using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>What a network on the circle is; common to the simulation and its theory.</summary>
public abstract record CircleNetworkOptions
{
    /// <summary>Number of hidden layers.</summary>
    [Description("Number of hidden layers. A single one has harmonics that it cannot learn when the power is a whole number (relu: odd ones from 3 on).")]
    [Range(1, 20)]
    public int HiddenLayers { get; init; } = 2;

    /// <summary>Power q > 1/2 of the activation c max(h, 0)^q.</summary>
    [Description("Power p of the activation c max(h, 0)^p, with c such that it has mean square 1 on normals. The spectrum of the kernel decays as k^(-2 p).")]
    [Range(0.6, 10)]
    public double Power { get; init; } = 1;

    /// <summary>Step size η; the weights move by η γ₀² N times the gradient of ⟨(y − f)²⟩/2.</summary>
    [Description("Step size eta: all weights move by eta richness^2 width times the gradient of half the squared error, so that df/dt = eta kernel (y - f).")]
    [Positive]
    public required double LearningRate { get; init; }
}
