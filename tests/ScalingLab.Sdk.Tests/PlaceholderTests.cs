namespace ScalingLab.Sdk.Tests;

public sealed class PlaceholderTests
{
    [Fact]
    public void Compiles() => Assert.True(true);
}
