using ScalingLab.Host.Plugins;

namespace ScalingLab.Host.Tests.Plugins;

public sealed class SdkCompatibilityTests
{
    [Theory]
    [InlineData("1.0.0.0", "1.0.0.0")]
    [InlineData("1.0.0.0", "1.4.0.0")]
    [InlineData("1.4.9.0", "1.4.0.0")]
    public void AcceptsTheSameMajorAndAMinorNotAbove(string built, string offered) =>
        Assert.Null(SdkCompatibility.Refusal(new(built), new(offered)));

    [Theory]
    [InlineData("1.5.0.0", "1.4.0.0", "Update slab, or rebuild")]
    [InlineData("2.0.0.0", "1.4.0.0", "Update slab, or rebuild")]
    [InlineData("1.4.0.0", "2.1.0.0", "Rebuild the plugin against ScalingLab.Sdk 2.1.")]
    [InlineData("0.9.0.0", "1.4.0.0", "Rebuild the plugin against ScalingLab.Sdk 1.4.")]
    public void RefusesAllElseWithTheRemedy(string built, string offered, string remedy) =>
        Assert.Contains(remedy, SdkCompatibility.Refusal(new(built), new(offered)), StringComparison.Ordinal);
}
