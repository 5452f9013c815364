namespace ScalingLab.Host.Plugins;

/// <summary>The loader that this program was built with.</summary>
internal static class PluginLoaders
{
    public static IPluginLoader Create() =>
#if MCMASTER
        new McMasterPluginLoader();
#else
        new LoadContextPluginLoader();
#endif
}
