using ScalingLab.Sdk.Testing;

namespace LinearNet.Tests;

/// <summary>The contract of the SDK, by its conformance kit.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void ThePluginKeepsTheContract()
    {
        ModelCase theory = new()
        {
            Use = "linear-net.theory",
            Options = new InfiniteTwoLayerNetOptions { Richness = 1, LearningRate = 0.02 },
            CreateData = _ => new PowerLawTask(1.5, 0.5, 50),
            Times = [1, 20, 100],
        };
        PluginConformance.Check(
            new LinearNetPlugin(),
            theory with
            {
                Use = "linear-net",
                Options = new TwoLayerNetOptions { Width = 200, Richness = 1, LearningRate = 0.02 },

                // The theory is that of infinite width and infinitely small steps: 1/width and the learning rate are both of order 1 %.
                Theory = new TheoryComparison { Theory = theory, Observables = ["test-loss"], Replicas = 24, Allowance = 0.03 },
            },
            theory);
    }
}
