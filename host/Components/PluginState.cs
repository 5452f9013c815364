namespace ScalingLab.Host.Components;

/// <summary>What became of a plugin folder.</summary>
internal enum PluginState
{
    /// <summary>Its components can be used.</summary>
    Loaded,

    /// <summary>Loaded, but it registered nothing.</summary>
    Empty,

    /// <summary>Not loaded: not a plugin, or built against an SDK that this host does not offer.</summary>
    Refused,

    /// <summary>Loading, inspecting or registering it failed.</summary>
    Failed,

    /// <summary>Not loaded: a plugin of the same name stands in a folder that takes precedence.</summary>
    Shadowed,

    /// <summary>Not a plugin and not meant to be one: a folder without assembly, a library beside a bare plugin. Nothing is wrong.</summary>
    Ignored,
}
