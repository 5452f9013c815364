namespace ScalingLab.Host.Components;

/// <summary>What <c>slab plugins</c> tells of one folder.</summary>
/// <param name="Name">The plugin's name.</param>
/// <param name="Path">Absolute path of the assembly, or of the folder when there is none.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why it is not usable and what to do, one line per problem; empty when it is.</param>
/// <param name="Version">Its version; empty when it could not be read.</param>
/// <param name="SdkVersion">The SDK it was built against; empty when it could not be read.</param>
/// <param name="Components">How many components it registered.</param>
internal sealed record PluginStatus(
    string Name, string Path, PluginState State, string Reason, string Version, string SdkVersion, int Components)
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    /// <summary>Of a plugin that cannot be used, the kebab-case texts in its code: the names it would have registered are among them.</summary>
    public IReadOnlySet<string> Mentions { get; init; } = Nothing;

    /// <summary>Whether it was meant to be used and cannot be.</summary>
    public bool IsBroken => State is PluginState.Refused or PluginState.Failed or PluginState.Empty;
}
