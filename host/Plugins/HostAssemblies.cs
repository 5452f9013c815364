using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Plugins;

/// <summary>Which assemblies of the host plugins see: the shared ones, the framework's, and no others.</summary>
internal static class HostAssemblies
{
    private static readonly Assembly[] Shared = [typeof(IPlugin).Assembly, typeof(IServiceCollection).Assembly];
    private static readonly HashSet<string> Framework = Trusted(ofFramework: true);
    private static readonly HashSet<string> Private = Trusted(ofFramework: false);

    /// <summary>Simple name of the SDK.</summary>
    public static string SdkName { get; } = typeof(IPlugin).Assembly.GetName().Name!;

    /// <summary>The SDK version that plugins can be built against.</summary>
    public static Version SdkVersion { get; } = typeof(IPlugin).Assembly.GetName().Version!;

    /// <summary>
    /// The host's assembly if plugins share it. By simple name, whatever version the plugin was built against: two copies of a contract
    /// are two different contracts.
    /// </summary>
    public static Assembly? FindShared(string? simpleName) =>
        Array.Find(Shared, assembly => string.Equals(assembly.GetName().Name, simpleName, StringComparison.OrdinalIgnoreCase));

    public static bool IsFramework(string simpleName) => Framework.Contains(simpleName);

    /// <summary>Whether it belongs to the host alone.</summary>
    public static bool IsPrivate(string? simpleName) => simpleName is not null && Private.Contains(simpleName);

    private static HashSet<string> Trusted(bool ofFramework)
    {
        var paths = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        string? framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return paths.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => (Path.GetDirectoryName(path) == framework) == ofFramework)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
