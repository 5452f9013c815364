// Stands in for an SDK that is newer than the host's.
#if MINOR
[assembly: System.Reflection.AssemblyVersion("1.9.0.0")]
#else
[assembly: System.Reflection.AssemblyVersion("2.0.0.0")]
#endif
namespace ScalingLab.Sdk;

public interface IPluginRegistry
{
    void AddTransformer(string name);
}

public interface IPlugin
{
    void Register(IPluginRegistry registry);
}
