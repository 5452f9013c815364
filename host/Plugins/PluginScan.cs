using ScalingLab.Host.Components;

namespace ScalingLab.Host.Plugins;

/// <summary>Looks through a folder for <c>Name/Name.dll</c> and bare <c>Name.dll</c>, and settles what needs no loading.</summary>
internal static class PluginScan
{
    /// <summary>
    /// Bare assemblies, then folders, each in the order of names; so that a folder takes precedence over a bare assembly of the same name.
    /// </summary>
    public static IReadOnlyList<PluginCandidate> Of(PluginFolder folder)
    {
        if (!Directory.Exists(folder.Path)) return folder.GivenBy.Length == 0 ? [] : [Missing(folder)];
        return Guarded<IReadOnlyList<PluginCandidate>>(
            () =>
            [
                .. Sorted(Directory.GetFiles(folder.Path, "*.dll")).Select(Bare).OfType<PluginCandidate>(),
                .. Sorted(Directory.GetDirectories(folder.Path)).Select(path => Guarded(() => Folder(path), unreadable => unreadable, path))
                    .OfType<PluginCandidate>(),
            ],
            unreadable => [unreadable],
            folder.Path);
    }

    private static IEnumerable<string> Sorted(string[] paths) => paths.Order(StringComparer.Ordinal);

    private static PluginCandidate Missing(PluginFolder folder) => Settle(
        folder.Path,
        PluginState.Refused,
        File.Exists(folder.Path)
            ? $"{folder.GivenBy} names a file; name the folder that holds it."
            : $"{folder.GivenBy} names a folder that does not exist; correct the path or create it.");

    private static PluginCandidate? Bare(string path)
    {
        PluginCandidate candidate = Read(path);
        return candidate.Metadata switch
        {
            { Kind: PluginFileKind.Native } => null,
            { Kind: PluginFileKind.Assembly, SdkVersion: null } => null,
            { Kind: PluginFileKind.Assembly, HasPluginClass: false } => candidate with
            {
                Settled = PluginState.Ignored,
                Reason = "No class in it implements IPlugin; taken for a library of the plugins beside it.",
            },
            _ => candidate,
        };
    }

    private static PluginCandidate? Folder(string path)
    {
        string name = Path.GetFileName(path);
        if (name.StartsWith('.')) return null;
        string assembly = Path.Combine(path, name + ".dll");
        if (File.Exists(assembly)) return Read(assembly);
        if (Directory.EnumerateFiles(path, "*.csproj").Any()) return null;
        string[] others = [.. Sorted(Directory.GetFiles(path, "*.dll")).Select(file => Path.GetFileName(file))];
        return others.All(file => file.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase))
            ? Settle(path, PluginState.Ignored, "There is no assembly in the folder.")
            : Settle(
                path,
                PluginState.Refused,
                $"There is {string.Join(", ", others)} in the folder, but no {name}.dll; the folder must have the name of the plugin's assembly.");
    }

    private static PluginCandidate Read(string path) => Guarded(
        () =>
        {
            PluginCandidate candidate = new()
            {
                Name = Path.GetFileNameWithoutExtension(path),
                Path = path,
                Metadata = PluginMetadata.Read(path),
            };
            return Refusal(candidate.Metadata) is { } reason
                ? candidate with { Settled = PluginState.Refused, Reason = reason }
                : candidate;
        },
        unreadable => unreadable,
        path);

    private static TResult Guarded<TResult>(Func<TResult> look, Func<PluginCandidate, TResult> unreadable, string path)
    {
        try
        {
            return look();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return unreadable(Settle(path, PluginState.Failed, $"It cannot be read: {e.Message}"));
        }
    }

    private static string? Refusal(PluginMetadata metadata) => metadata switch
    {
        { Kind: PluginFileKind.NotAnAssembly } =>
            "It is not a .NET assembly; remove it, or replace it by the file that the build of the plugin wrote.",
        { Kind: PluginFileKind.Native } => "It is a native library, not a .NET assembly.",
        { SdkVersion: null } => $"It is not a plugin: it does not reference {HostAssemblies.SdkName}.",
        { SdkVersion: var built } => SdkCompatibility.Refusal(built, HostAssemblies.SdkVersion),
    };

    private static PluginCandidate Settle(string path, PluginState state, string reason) =>
        new() { Name = Path.GetFileNameWithoutExtension(path), Path = path, Settled = state, Reason = reason };
}
