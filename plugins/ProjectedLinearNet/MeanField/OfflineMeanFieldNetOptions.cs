namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the model <c>projected-linear-net.offline-dmft</c>.</summary>
public sealed record OfflineMeanFieldNetOptions : OfflineOptions;
