using ScalingLab.Sdk;

public sealed class NeedsNewerMinor : IPlugin
{
    public void Register(IPluginRegistry registry) => registry.AddTransformer("attention-model");
}
