using ScalingLab.Sdk;

namespace ScalingLab.NormObservers;

/// <summary>Observers of the norms of any network with <see cref="ILayers"/>.</summary>
public sealed class NormObserversPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry
            .AddObserver<NormObserver, NormOptions>("norms", NormObserver.Observables)
            .AddObserver<OperatorNormObserver, OperatorNormOptions>("operator-norms", OperatorNormObserver.Observables);
    }
}
