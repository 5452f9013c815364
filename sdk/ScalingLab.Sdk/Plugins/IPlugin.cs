namespace ScalingLab.Sdk;

/// <summary>
/// The entry point of a plugin assembly. The host looks for exactly one public class that implements it,
/// creates it with its parameterless constructor and calls <see cref="Register"/> once.
/// </summary>
public interface IPlugin
{
    /// <summary>Announces the components of this plugin. Nothing is constructed or run here.</summary>
    /// <param name="registry">Where to announce them.</param>
    void Register(IPluginRegistry registry);
}
