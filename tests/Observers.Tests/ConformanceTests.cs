using ScalingLab.Observers;
using ScalingLab.Sdk.Testing;

namespace Observers.Tests;

/// <summary>The contract of the SDK, by its conformance kit.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void ThePluginKeepsTheContract() => PluginConformance.Check(new ObserversPlugin());
}
