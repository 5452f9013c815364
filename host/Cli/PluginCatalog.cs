using ScalingLab.Host.Components;
using ScalingLab.Host.Plugins;
using ScalingLab.Host.Reporting;

namespace ScalingLab.Host.Cli;

/// <summary>The catalog that all commands work with.</summary>
internal static class PluginCatalog
{
    /// <param name="folders">The folders given with <c>--plugins</c>.</param>
    public static ComponentCatalog Load(IReadOnlyList<string> folders)
    {
        var search = PluginSearch.Create(
            AppContext.BaseDirectory, Directory.GetCurrentDirectory(), Environment.GetEnvironmentVariable(PluginSearch.Variable), folders);
        return PluginDiscovery.Load(search, PluginLoaders.Create(), [("slab", new BuiltInPlugin())]);
    }
}
