namespace ScalingLab.Host.Plugins;

/// <summary>A folder in which plugins are looked for.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="GivenBy">The option or variable that names it; empty for the customary places, which need not exist.</param>
internal sealed record PluginFolder(string Path, string GivenBy = "");
