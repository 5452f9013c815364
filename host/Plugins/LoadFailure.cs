using System.ComponentModel;
using System.Reflection;
using ScalingLab.Host.Components;

namespace ScalingLab.Host.Plugins;

/// <summary>Says in words why a plugin could not be loaded, with the likely cause; one line per problem, each once.</summary>
internal static class LoadFailure
{
    /// <param name="failure">What was thrown.</param>
    /// <param name="assemblyPath">The plugin.</param>
    public static string Explain(Exception failure, string assemblyPath) =>
        string.Join('\n', Causes(failure).Select(cause => Sentence(cause, assemblyPath)).Distinct());

    private static IEnumerable<Exception> Causes(Exception failure) => failure switch
    {
        ReflectionTypeLoadException types when types.LoaderExceptions.Any(loader => loader is not null) =>
            types.LoaderExceptions.OfType<Exception>().SelectMany(Causes),
        AggregateException several when several.InnerExceptions.Count > 0 => several.InnerExceptions.SelectMany(Causes),
        TargetInvocationException or TypeInitializationException when failure.InnerException is { } inner => Causes(inner),
        _ => [failure],
    };

    private static string Sentence(Exception cause, string assemblyPath) => cause switch
    {
        RegistrationException => cause.Message,
        FileNotFoundException { FileName: { Length: > 0 } file } => Missing(file, assemblyPath),
        FileLoadException { FileName: { Length: > 0 } file } when IsAssemblyName(file) =>
            $"{new AssemblyName(file).Name} could not be loaded: {cause.Message}",
        DllNotFoundException => $"A native library is missing: {FirstLine(cause)}",
        BadImageFormatException bad =>
            $"{bad.FileName ?? assemblyPath} is damaged, or built for another processor or system; build it again. {FirstLine(cause)}",
        TypeLoadException or MissingMemberException =>
            $"{cause.Message} The plugin and what it uses were built against different versions; rebuild it.",
        InvalidDataException or Win32Exception or IOException or UnauthorizedAccessException => cause.Message,
        _ => $"{cause.GetType().Name}: {cause.Message}",
    };

    private static string Missing(string file, string assemblyPath)
    {
        string plugin = Path.GetFileNameWithoutExtension(assemblyPath);
        string folder = Path.GetDirectoryName(assemblyPath)!;
        if (!IsAssemblyName(file)) return $"The file {file} is missing.";
        AssemblyName name = new(file);
        if (HostAssemblies.IsFramework(name.Name!))
        {
            return $"It was built for a newer .NET: it needs {name.Name} {name.Version?.ToString(2)}, and slab runs on .NET {Environment.Version}. "
                + $"Build it for net{Environment.Version.ToString(2)}, or update slab.";
        }

        string listed = File.Exists(Path.ChangeExtension(assemblyPath, ".deps.json")) ? $" and where {plugin}.deps.json lists it" : "";
        string own = HostAssemblies.IsPrivate(name.Name) ? " slab's own copy is not for plugins." : "";
        return $"Its dependency {name.Name}.dll{(name.Version is { } version ? $" (version {version})" : "")} is missing; "
            + $"looked for in {folder}{listed}.{own} Copy it beside {plugin}.dll; "
            + "a build with <EnableDynamicLoading>true</EnableDynamicLoading> puts all dependencies into its output folder.";
    }

    private static bool IsAssemblyName(string file)
    {
        // Other exceptions of this kind name files: "weights.csv". The runtime gives full names, such as "Library, Version=1.0.0.0".
        if (!file.Contains(", ", StringComparison.Ordinal)) return false;
        try
        {
            return new AssemblyName(file).Name is { Length: > 0 };
        }
        catch (Exception e) when (e is FileLoadException or ArgumentException)
        {
            return false;
        }
    }

    private static string FirstLine(Exception cause) => cause.Message.Split('\n')[0].TrimEnd();
}
