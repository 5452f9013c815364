using System.Reflection;

namespace ScalingLab.Testing;

/// <summary>Where the program was built, with the plugins beside it.</summary>
internal static class HostOutput
{
    public static string Folder { get; } = typeof(HostOutput).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "HostOutput").Value!;

    public static string Plugins { get; } = Path.Combine(Folder, "plugins");
}
