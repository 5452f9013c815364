using System.Reflection;

namespace ScalingLab.Host.Plugins;

/// <summary>The default loader: a <see cref="PluginLoadContext"/> per plugin.</summary>
internal sealed class LoadContextPluginLoader : IPluginLoader
{
    public Assembly Load(string assemblyPath) => new PluginLoadContext(assemblyPath).LoadFromAssemblyPath(assemblyPath);
}
