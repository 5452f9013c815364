using System.Globalization;
using ScalingLab.Host.Components;

namespace ScalingLab.Host.Doctor;

/// <summary>The plugins.</summary>
internal static class PluginChecks
{
    public static IEnumerable<CheckResult> Run(ComponentCatalog catalog)
    {
        int loaded = catalog.Plugins.Count(plugin => plugin.State == PluginState.Loaded);
        string text = string.Create(CultureInfo.InvariantCulture, $"{loaded} loaded with {catalog.Plugins.Sum(plugin => plugin.Components)} components");
        yield return loaded > 0
            ? CheckResult.Good("plugins", text)
            : CheckResult.Problem("plugins", text, $"'slab plugins' lists where they are looked for; {Path.Combine(AppContext.BaseDirectory, "plugins")} should hold those of the build.");
        foreach (var plugin in catalog.Plugins.Where(plugin => plugin.IsBroken))
            yield return CheckResult.Problem("plugin " + plugin.Name, plugin.Reason.ReplaceLineEndings(" "), $"It is in {plugin.Path}: mend it, or remove it.");
    }
}
