using ScalingLab.Sdk.Testing;

namespace NormObservers.Tests;

/// <summary>The contract of the SDK, by its conformance kit.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void ThePluginKeepsTheContract() => PluginConformance.Check(new NormObserversPlugin());
}
