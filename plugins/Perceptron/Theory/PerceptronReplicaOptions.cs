using System.ComponentModel;

namespace ScalingLab.Perceptron;

/// <summary>Options of the model <c>perceptron.replica</c>.</summary>
public sealed record PerceptronReplicaOptions : PerceptronOptions
{
    /// <summary>Which limit of the theory is solved.</summary>
    [Description("none: the saddle point at each lambda; hebb: lambda -> 0; max-margin: lambda -> infinity; early: alpha -> infinity at fixed lambda; scaling: alpha -> infinity at fixed lambda / alpha.")]
    public ReplicaLimit Limit { get; init; } = ReplicaLimit.None;
}
