using ScalingLab.Sdk;

public sealed class RegistersNothing : IPlugin
{
    public void Register(IPluginRegistry registry)
    {
    }
}
