using System.Reflection;

namespace ScalingLab.Host.Plugins;

/// <summary>Loads the assembly of a plugin so that its dependencies are its own, and the SDK and the DI abstractions are the host's.</summary>
internal interface IPluginLoader
{
    /// <summary>Loads one assembly. Whatever this throws is reported as the reason why that plugin failed.</summary>
    /// <param name="assemblyPath">Absolute path; the dependencies lie beside it or where its deps.json says.</param>
    Assembly Load(string assemblyPath);
}
