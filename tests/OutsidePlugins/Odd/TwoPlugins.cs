using ScalingLab.Sdk;

public sealed class FirstOfTwo : IPlugin
{
    public void Register(IPluginRegistry registry)
    {
    }
}

public sealed class SecondOfTwo : IPlugin
{
    public void Register(IPluginRegistry registry)
    {
    }
}
