namespace ScalingLab.DeepNet;

/// <summary>Options of the model <c>circle-mlp.lazy</c>.</summary>
public sealed record CircleLazyOptions : CircleNetworkOptions;
