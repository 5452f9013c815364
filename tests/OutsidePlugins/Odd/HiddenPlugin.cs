using ScalingLab.Sdk;

internal sealed class HiddenPlugin : IPlugin
{
    public void Register(IPluginRegistry registry)
    {
    }
}
