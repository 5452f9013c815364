using ScalingLab.Testing;

namespace ProjectedLinearNet.Tests;

public sealed class PluginTests
{
    [Fact]
    public void RegistersItsComponents()
    {
        Assert.Equal(
            [
                "data power-law-features PowerLawFeatures PowerLawFeaturesOptions",
                "data power-law-random-features PowerLawRandomFeatures PowerLawRandomFeaturesOptions",
                "data listed-features ListedFeatures ListedFeaturesOptions",
                "data measured-features MeasuredFeatures MeasuredFeaturesOptions",
                "model projected-linear-net ProjectedNet ProjectedNetOptions step",
                "model projected-linear-net.dmft MeanFieldNet MeanFieldNetOptions step",
                "model projected-linear-net.offline OfflineNet OfflineNetOptions step",
                "model projected-linear-net.offline-dmft OfflineMeanFieldNet OfflineMeanFieldNetOptions step",
                "model projected-linear-net.infinite InfiniteNet InfiniteNetOptions step",
                "model projected-linear-net.theory TheoryNet TheoryNetOptions step",
                "observer predicted-exponents PredictedExponentsObserver NoOptions: time-exponent/0 time-exponent-level-1/0 time-exponent-level-2/0 feature-growth-exponent/0 model-bottleneck-exponent/0 data-bottleneck-exponent/0 "
                + "transient-exponent/0 batch-noise-exponent/0 compute-exponent/0 optimal-width-exponent/0 phase/0",
                "observer predicted-exponents.paquette PaquetteExponentsObserver NoOptions",
            ],
            RecordingRegistry.EntriesOf(new ProjectedLinearNetPlugin()));
    }
}
