namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the model <c>projected-linear-net.dmft</c>.</summary>
public sealed record MeanFieldNetOptions : OnlineOptions;
