using ScalingLab.Sdk;

namespace ScalingLab.LinearNet;

/// <summary>Two-layer linear networks (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, App. G): simulation and theory at infinite width.</summary>
public sealed class LinearNetPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry
            .AddModel<TwoLayerNet, TwoLayerNetOptions>("linear-net", clock: "step")
            .AddModel<InfiniteTwoLayerNet, InfiniteTwoLayerNetOptions>("linear-net.theory", clock: "step");
    }
}
