using ScalingLab.KernelRegression;
using ScalingLab.Sdk.Testing;

namespace KernelRegression.Tests;

/// <summary>The contract of the SDK, by its conformance kit.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void ThePluginKeepsTheContract()
    {
        ModelCase Features(string use, object options) => new() { Use = use, Options = options, CreateData = _ => new PowerLawTask(200, 0.8), Times = [10, 20, 40] };
        ModelCase Manifold(string use, object? options) => new()
        {
            Use = use, Options = options, Data = "random-manifold", DataOptions = new RandomManifoldOptions { Dimension = 3 }, Times = [10, 20, 40],
        };
        var theory = Features("random-features.theory", new RandomFeatureTheoryOptions { Features = 80 });
        var nearest = Manifold("nearest-neighbour.theory", null);

        // The deterministic equivalent has corrections of order 1/P: 10 % at P = 10. The theory of the nearest neighbour is exact in the mean.
        PluginConformance.Check(
            new KernelRegressionPlugin(),
            Features("random-features", new RandomFeatureOptions { Features = 80 }) with
            {
                Theory = new TheoryComparison { Theory = theory, Observables = ["test-loss"], Replicas = 100, Allowance = 0.1, Precision = 0.4 },
            },
            theory,
            Features("random-features.population", new ScalingLab.Sdk.NoOptions()),
            Manifold("nearest-neighbour", new NearestNeighbourOptions()) with
            {
                Theory = new TheoryComparison { Theory = nearest, Observables = ["test-loss"], Replicas = 100 },
            },
            nearest,
            Manifold("kernel-regression", new ManifoldKernelRegressionOptions()),
            Manifold("kernel-regression.theory", new ManifoldKernelTheoryOptions()));
    }
}
