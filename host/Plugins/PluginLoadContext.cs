using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace ScalingLab.Host.Plugins;

/// <summary>
/// The load context of one plugin. Not collectible: code in collectible contexts runs slower, and a batch program never unloads.
/// </summary>
internal sealed class PluginLoadContext(string assemblyPath)
    : AssemblyLoadContext(Path.GetFileNameWithoutExtension(assemblyPath), isCollectible: false)
{
    private readonly AssemblyDependencyResolver _resolver = Resolver(assemblyPath);
    private readonly string _folder = Path.GetDirectoryName(assemblyPath)!;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (HostAssemblies.FindShared(assemblyName.Name) is { } shared) return shared;
        if (_resolver.ResolveAssemblyToPath(assemblyName) is { } path) return LoadFromAssemblyPath(path);

        // Without this the default context would hand out the host's own copy, and the plugin would depend on what the host happens to use.
        return HostAssemblies.IsPrivate(assemblyName.Name)
            ? throw new FileNotFoundException($"{assemblyName.Name} does not lie beside the plugin.", assemblyName.FullName)
            : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        if (_resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path) return LoadUnmanagedDllFromPath(path);

        // A deps.json lists the native files of packages only; one that was put beside the plugin by hand is found here.
        foreach (string name in NativeNames(unmanagedDllName))
        {
            if (NativeLibrary.TryLoad(Path.Combine(_folder, name), out nint handle)) return handle;
        }

        return nint.Zero;
    }

    private static AssemblyDependencyResolver Resolver(string assemblyPath)
    {
        try
        {
            return new AssemblyDependencyResolver(assemblyPath);
        }
        catch (InvalidOperationException e)
        {
            string list = Path.GetFileNameWithoutExtension(assemblyPath) + ".deps.json";
            throw new InvalidDataException($"{list} is damaged; copy the file that the build of the plugin wrote, or remove it.", e);
        }
    }

    private static string[] NativeNames(string name)
    {
        if (OperatingSystem.IsWindows()) return [name, name + ".dll"];
        string extension = OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return [name, name + extension, "lib" + name + extension, "lib" + name];
    }
}
