namespace ScalingLab.Host.Components;

/// <summary>What <c>slab plugins</c> tells of one folder.</summary>
/// <param name="Name">The plugin's name.</param>
/// <param name="Path">Absolute path of the assembly, or of the folder when there is none.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why it is not usable and what to do; empty when it is.</param>
/// <param name="Version">Its version; empty when it could not be read.</param>
/// <param name="SdkVersion">The SDK it was built against; empty when it could not be read.</param>
/// <param name="Components">How many components it registered.</param>
internal sealed record PluginStatus(
    string Name, string Path, PluginState State, string Reason, string Version, string SdkVersion, int Components);
