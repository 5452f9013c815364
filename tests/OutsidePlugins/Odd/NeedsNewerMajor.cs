using ScalingLab.Sdk;

public sealed class NeedsNewerMajor : IPlugin
{
    public void Register(IPluginRegistry registry) => registry.AddTransformer("attention-model");
}
