using ScalingLab.Host.Components;
using ScalingLab.Host.Plugins;
using ScalingLab.Host.Reporting;

namespace ScalingLab.Host.Cli;

/// <summary>The catalog that all commands work with.</summary>
internal static class PluginCatalog
{
    /// <param name="folders">The folders given with <c>--plugins</c>.</param>
    /// <exception cref="InputException">One of them is none: a plugin meant to replace a shipped one must not be passed over in silence.</exception>
    public static ComponentCatalog Load(IReadOnlyList<string> folders)
    {
        if (folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } wrong)
        {
            throw new InputException(File.Exists(wrong)
                ? $"{PluginSearch.Option} {wrong} is a file. Name the folder that holds it."
                : $"{PluginSearch.Option} {wrong}: there is no such folder. Correct the path, or build the plugin first.");
        }

        return PluginDiscovery.Load(Search(folders), PluginLoaders.Create(), [("slab", new BuiltInPlugin())]);
    }

    /// <summary>Where plugins are looked for.</summary>
    public static PluginSearch Search(IReadOnlyList<string> folders) => PluginSearch.Create(
        AppContext.BaseDirectory, Directory.GetCurrentDirectory(), Environment.GetEnvironmentVariable(PluginSearch.Variable), folders);
}
