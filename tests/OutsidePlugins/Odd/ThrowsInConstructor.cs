using System;
using ScalingLab.Sdk;

public sealed class ThrowsInConstructor : IPlugin
{
    public ThrowsInConstructor() => throw new NotSupportedException("Only on Sundays.");

    public void Register(IPluginRegistry registry)
    {
    }
}
