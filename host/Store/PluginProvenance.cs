namespace ScalingLab.Host.Store;

/// <summary>A plugin that took part in a run.</summary>
internal sealed record PluginProvenance(string Name, string Version, string Sha256);
