using ScalingLab.Host.Components;
using ScalingLab.Host.Plugins;

namespace ScalingLab.Host.Tests.Plugins;

/// <summary>A temporary folder with plugins.</summary>
internal sealed class PluginDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("slab-plugin-folder-").FullName;

    /// <summary>Puts an assembly into it as <c>Name.dll</c>.</summary>
    public PluginDirectory Bare(string assembly)
    {
        File.Copy(assembly, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(assembly)));
        return this;
    }

    /// <summary>Puts an assembly into it as <c>Name/Name.dll</c>, and what it needs beside it.</summary>
    public PluginDirectory Folder(string assembly, params string[] beside)
    {
        string folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, System.IO.Path.GetFileNameWithoutExtension(assembly))).FullName;
        foreach (string file in (string[])[assembly, .. beside]) File.Copy(file, System.IO.Path.Combine(folder, System.IO.Path.GetFileName(file)));
        return this;
    }

    public ComponentCatalog Load() => Load(new PluginSearch([new PluginFolder(Path)]));

    public static ComponentCatalog Load(PluginSearch search) => PluginDiscovery.Load(search, new LoadContextPluginLoader(), []);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Loaded assemblies cannot be deleted on Windows; the system clears its temporary folder.
        }
    }
}
