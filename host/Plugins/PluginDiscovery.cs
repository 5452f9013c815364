using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Host.Components;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Plugins;

/// <summary>Finds the plugins, loads them and collects what they register. A broken plugin never stops the others.</summary>
internal sealed class PluginDiscovery
{
    private readonly IPluginLoader _loader;
    private readonly List<Component> _components = [];

    private PluginDiscovery(IPluginLoader loader) => _loader = loader;

    /// <param name="search">Where to look.</param>
    /// <param name="loader">How assemblies are loaded.</param>
    /// <param name="builtIn">The host's own components, registered first.</param>
    public static ComponentCatalog Load(PluginSearch search, IPluginLoader loader, IEnumerable<(string Name, IPlugin Plugin)> builtIn)
    {
        PluginDiscovery discovery = new(loader);
        string version = typeof(PluginDiscovery).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        foreach ((string name, IPlugin plugin) in builtIn)
            discovery.Register(plugin, new PluginOrigin(name, version, "", new ServiceCollection()));

        PluginCandidate[] candidates = [.. search.Folders.SelectMany(PluginScan.Of)];
        Dictionary<string, PluginCandidate> chosen = new(StringComparer.OrdinalIgnoreCase);
        foreach (PluginCandidate candidate in candidates.Where(candidate => candidate.ClaimsName)) chosen[candidate.Name] = candidate;
        PluginStatus[] plugins = [.. candidates.Select(candidate => discovery.Settle(candidate, chosen))];
        return new ComponentCatalog(discovery._components, plugins);
    }

    private PluginStatus Settle(PluginCandidate candidate, Dictionary<string, PluginCandidate> chosen)
    {
        if (candidate.ClaimsName && chosen[candidate.Name] is var other && !ReferenceEquals(other, candidate))
            return candidate.Status(PluginState.Shadowed, $"{other.Path} is used instead: of two plugins with one name the folder searched later wins.");
        return candidate.Settled is { } state ? candidate.Status(state, candidate.Reason) : Load(candidate);
    }

    private PluginStatus Load(PluginCandidate candidate)
    {
        var step = "";
        try
        {
            Assembly assembly = _loader.Load(candidate.Path);
            PluginAssembly.LoadReferences(assembly, candidate.Metadata!.References);
            ConstructorInfo constructor = PluginAssembly.PluginConstructor(assembly);
            string name = constructor.DeclaringType!.Name;

            step = $"The constructor of {name} failed: ";
            var plugin = (IPlugin)constructor.Invoke(null);

            step = $"{name}.Register failed: ";
            PluginOrigin origin = new(candidate.Name, candidate.Metadata.Version, Hash(candidate.Path), new ServiceCollection());
            int count = Register(plugin, origin);
            return count > 0
                ? candidate.Status(PluginState.Loaded, "", count)
                : candidate.Status(
                    PluginState.Empty,
                    $"It registered 0 components; {name}.Register must call AddModel, AddDataGenerator, AddObserver, AddAnalysis or AddFigureRenderer.");
        }
        catch (Exception e)
        {
            // Whatever foreign code throws must not stop the others; the status keeps it.
            string reason = LoadFailure.Explain(e, candidate.Path);
            return candidate.Status(PluginState.Failed, e is RegistrationException ? reason : step + reason);
        }
    }

    private int Register(IPlugin plugin, PluginOrigin origin)
    {
        PluginRegistry registry = new(origin);
        plugin.Register(registry);
        IReadOnlyList<Component> added = registry.Complete();
        foreach (Component component in added)
        {
            if (_components.Find(other => other.Name == component.Name) is { } taken)
            {
                throw new RegistrationException(
                    $"{origin.Name} registers '{component.Name}', which {taken.Plugin.Name} registered before it. "
                    + "Names are unique over all plugins: rename one of the two, or remove one of the plugins.");
            }
        }

        PluginServices.Check(origin);
        _components.AddRange(added);
        return added.Count;
    }

    private static string Hash(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
