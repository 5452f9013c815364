using ScalingLab.Sdk.Testing;

namespace ProjectedLinearNet.Tests;

/// <summary>The contract of the SDK, by its conformance kit.</summary>
public sealed class ConformanceTests
{
    private static readonly double[] Times = [1, 5, 20];

    [Fact]
    public void ThePluginKeepsTheContract()
    {
        ModelCase Case(string use, object options) => new()
        {
            Use = use,
            Options = options,
            Data = "power-law-features",
            DataOptions = new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.75, Dimension = 200 },
            Times = Times,
        };
        var dmft = Case("projected-linear-net.dmft", new MeanFieldNetOptions { Width = 64, Batch = 32, LearningRate = 0.1, Richness = 0.5 });
        var offlineDmft = Case("projected-linear-net.offline-dmft", new OfflineMeanFieldNetOptions { Width = 64, TrainingExamples = 64, LearningRate = 0.1, Richness = 0.5 });

        // The theories are exact for width, batch and examples to infinity at fixed ratios: (2/N + 2/B) of the loss is allowed, about 10 % and 6 %.
        PluginConformance.Check(
            new ProjectedLinearNetPlugin(),
            Case("projected-linear-net", new ProjectedNetOptions { Width = 64, Batch = 32, LearningRate = 0.1, Richness = 0.5 }) with
            {
                Theory = new TheoryComparison { Theory = dmft, Observables = ["test-loss"], Replicas = 32, Allowance = (2.0 / 64) + (2.0 / 32), Precision = 0.4 },
            },
            dmft,
            Case("projected-linear-net.offline", new OfflineNetOptions { Width = 64, TrainingExamples = 64, LearningRate = 0.1, Richness = 0.5 }) with
            {
                Theory = new TheoryComparison { Theory = offlineDmft, Observables = ["test-loss"], Replicas = 32, Allowance = 4.0 / 64, Precision = 0.4 },
            },
            offlineDmft,
            Case("projected-linear-net.infinite", new InfiniteNetOptions { LearningRate = 0.1, Richness = 0.5 }),
            Case("projected-linear-net.theory", new TheoryNetOptions { Width = 64, Batch = 32, LearningRate = 0.1, Richness = 0.5 }));
    }
}
