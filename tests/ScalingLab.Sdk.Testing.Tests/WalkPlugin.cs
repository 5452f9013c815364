namespace ScalingLab.Sdk.Testing.Tests;

public sealed class WalkPlugin : IPlugin
{
    public void Register(IPluginRegistry registry) => registry
        .AddModel<Walk, WalkOptions>("walk", clock: "time")
        .AddModel<WalkTheory, WalkOptions>("walk.theory", clock: "time");
}
