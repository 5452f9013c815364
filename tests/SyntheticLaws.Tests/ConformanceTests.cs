using ScalingLab.Sdk.Testing;
using ScalingLab.SyntheticLaws;

namespace SyntheticLaws.Tests;

/// <summary>The contract of the SDK, by its conformance kit.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void ThePluginKeepsTheContract() => PluginConformance.Check(new SyntheticLawsPlugin(), Learner("three-region-law", new ThreeRegionLawOptions { Exponent = 0.5, Break = 100 }),
        Learner("additive-law", new AdditiveLawOptions()), Learner("envelope-law", new EnvelopeLawOptions { GuessingLevel = 0.9, Transition = 0.5 }), Learner("kaplan-law", new KaplanLawOptions()));

    private static ModelCase Learner(string law, object options) => new()
    {
        Use = "synthetic-learner",
        Options = new SyntheticLearnerOptions { Noise = 0.1, RunNoise = 0.1 },
        Data = law,
        DataOptions = options,
        Times = [10, 100, 1000],
    };
}
