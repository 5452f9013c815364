using ScalingLab.Sdk.Testing;

namespace Perceptron.Tests;

/// <summary>The contract of the SDK, by its conformance kit.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void ThePluginKeepsTheContract()
    {
        BinaryTeacherOptions data = new() { Dimension = 200, ExamplesPerDimension = 2 };
        ModelCase Case(string use, object options) => new() { Use = use, Options = options, Data = "binary-teacher", DataOptions = data, Times = [0.2, 1, 3] };
        var theory = Case("perceptron.replica", new PerceptronReplicaOptions());

        // The theory is that of N = infinity, with corrections of order 1/N: 3 % are allowed at N = 200.
        PluginConformance.Check(
            new PerceptronPlugin(),
            Case("perceptron", new PerceptronExperimentOptions()) with
            {
                Theory = new TheoryComparison { Theory = theory, Observables = ["test-error"], Replicas = 16, Allowance = 0.03 },
            },
            Case("perceptron.gradient-descent", new PerceptronGradientDescentOptions()),
            Case("perceptron.ridge", new PerceptronRidgeOptions()),
            theory,
            Case("perceptron.bayes", new PerceptronBayesOptions()));
    }
}
