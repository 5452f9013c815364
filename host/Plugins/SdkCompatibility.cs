namespace ScalingLab.Host.Plugins;

/// <summary>Whether a plugin built against one version of the SDK runs on a host with another.</summary>
internal static class SdkCompatibility
{
    /// <summary>Why not and what to do; <see langword="null"/> when it does: same major, minor not above the host's.</summary>
    /// <param name="built">The version that the plugin references.</param>
    /// <param name="offered">The version that the host offers.</param>
    public static string? Refusal(Version built, Version offered)
    {
        if (built.Major == offered.Major && built.Minor <= offered.Minor) return null;
        string remedy = built > offered
            ? $"Update slab, or rebuild the plugin against {HostAssemblies.SdkName} {offered.ToString(2)}."
            : $"Rebuild the plugin against {HostAssemblies.SdkName} {offered.ToString(2)}.";
        return $"It was built against {HostAssemblies.SdkName} {built.ToString(3)}; this slab offers {offered.ToString(3)} "
            + $"and accepts {offered.Major}.0 to {offered.ToString(2)}. {remedy}";
    }
}
