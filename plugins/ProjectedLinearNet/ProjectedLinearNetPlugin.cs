using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Projected linear networks with feature learning (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858): simulations and theories.</summary>
public sealed class ProjectedLinearNetPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry
            .AddDataGenerator<PowerLawFeatures, PowerLawFeaturesOptions>("power-law-features")
            .AddDataGenerator<PowerLawRandomFeatures, PowerLawRandomFeaturesOptions>("power-law-random-features")
            .AddDataGenerator<ListedFeatures, ListedFeaturesOptions>("listed-features")
            .AddDataGenerator<MeasuredFeatures, MeasuredFeaturesOptions>("measured-features")
            .AddModel<ProjectedNet, ProjectedNetOptions>("projected-linear-net", clock: "step")
            .AddModel<MeanFieldNet, MeanFieldNetOptions>("projected-linear-net.dmft", clock: "step")
            .AddModel<OfflineNet, OfflineNetOptions>("projected-linear-net.offline", clock: "step")
            .AddModel<OfflineMeanFieldNet, OfflineMeanFieldNetOptions>("projected-linear-net.offline-dmft", clock: "step")
            .AddModel<InfiniteNet, InfiniteNetOptions>("projected-linear-net.infinite", clock: "step")
            .AddModel<TheoryNet, TheoryNetOptions>("projected-linear-net.theory", clock: "step")
            .AddObserver<PredictedExponentsObserver, NoOptions>("predicted-exponents", PredictedExponentsObserver.Observables)
            .AddObserver<PaquetteExponentsObserver, NoOptions>("predicted-exponents.paquette", PaquetteExponentsObserver.Observables);
    }
}
