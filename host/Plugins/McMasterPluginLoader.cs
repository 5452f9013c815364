using System.Reflection;
using McMaster.NETCore.Plugins;
using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Plugins;

/// <summary>
/// Plugins loaded by McMaster.NETCore.Plugins, with the SDK and the DI abstractions shared. Not unloadable: code in collectible contexts runs slower. The
/// loader is kept for the life of the process, since disposing it would end the context's resolving.
/// </summary>
internal sealed class McMasterPluginLoader : IPluginLoader
{
    private static readonly Type[] Shared = [typeof(IPlugin), typeof(IServiceCollection)];
    private readonly List<PluginLoader> _loaders = [];

    public Assembly Load(string assemblyPath)
    {
        var loader = PluginLoader.CreateFromAssemblyFile(assemblyPath, isUnloadable: false, sharedTypes: Shared);
        _loaders.Add(loader);
        return loader.LoadDefaultAssembly();
    }
}
