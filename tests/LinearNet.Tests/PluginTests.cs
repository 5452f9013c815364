using ScalingLab.Testing;

namespace LinearNet.Tests;

public sealed class PluginTests
{
    [Fact]
    public void RegistersItsComponents()
    {
        Assert.Equal(
            [
                "model linear-net TwoLayerNet TwoLayerNetOptions step",
                "model linear-net.theory InfiniteTwoLayerNet InfiniteTwoLayerNetOptions step",
            ],
            RecordingRegistry.EntriesOf(new LinearNetPlugin()));
    }
}
