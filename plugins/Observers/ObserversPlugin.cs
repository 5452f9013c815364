using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Observers for any model that has the capability: losses, errors, order parameters.</summary>
public sealed class ObserversPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
    }
}
