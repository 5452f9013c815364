using ScalingLab.Host.Components;
using ScalingLab.Host.Plugins;

namespace ScalingLab.Host.Tests.Plugins;

/// <summary>What is told of folders and files without loading anything.</summary>
public sealed class PluginScanTests
{
    [Fact]
    public void ATextNamedDllIsRefused()
    {
        using PluginDirectory folder = new();
        File.WriteAllText(Path.Combine(folder.Path, "Letter.dll"), "Dear colleague,");
        Directory.CreateDirectory(Path.Combine(folder.Path, "Note"));
        File.WriteAllText(Path.Combine(folder.Path, "Note", "Note.dll"), "");

        Assert.All(folder.Load().Plugins, status =>
        {
            Assert.Equal(PluginState.Refused, status.State);
            Assert.Equal("It is not a .NET assembly; remove it, or replace it by the file that the build of the plugin wrote.", status.Reason);
        });
        Assert.Equal(["Letter", "Note"], folder.Load().Plugins.Select(status => status.Name));
    }

    [Fact]
    public void AnAssemblyWithoutTheSdkIsRefusedInItsFolderAndPassedOverBare()
    {
        string yaml = Path.Combine(AppContext.BaseDirectory, "YamlDotNet.dll");
        using PluginDirectory folder = new();
        PluginStatus status = Assert.Single(folder.Bare(yaml).Folder(yaml).Load().Plugins);

        Assert.Equal(PluginState.Refused, status.State);
        Assert.Equal("It is not a plugin: it does not reference ScalingLab.Sdk.", status.Reason);
    }

    [Fact]
    public void AFolderOfSourcesIsPassedOver()
    {
        using PluginDirectory folder = new();
        string project = Directory.CreateDirectory(Path.Combine(folder.Path, "Sources")).FullName;
        File.WriteAllText(Path.Combine(project, "Sources.csproj"), "<Project/>");
        Directory.CreateDirectory(Path.Combine(project, "bin"));
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));

        Assert.Empty(folder.Load().Plugins);
    }

    [Fact]
    public void AnEmptyFolderIsListedButNotBroken()
    {
        using PluginDirectory folder = new();
        Directory.CreateDirectory(Path.Combine(folder.Path, "Later"));
        string culture = Directory.CreateDirectory(Path.Combine(folder.Path, "de")).FullName;
        File.WriteAllText(Path.Combine(culture, "Later.resources.dll"), "");

        Assert.All(folder.Load().Plugins, status => Assert.Equal(PluginState.Ignored, status.State));
        Assert.Equal(["Later", "de"], folder.Load().Plugins.Select(status => status.Name));
    }

    [Fact]
    public void AFolderWithAnotherNameThanItsAssemblyIsRefused()
    {
        using PluginDirectory folder = new();
        string plugin = Directory.CreateDirectory(Path.Combine(folder.Path, "my-plugin")).FullName;
        File.WriteAllText(Path.Combine(plugin, "MyPlugin.dll"), "");
        PluginStatus status = Assert.Single(folder.Load().Plugins);

        Assert.Equal(PluginState.Refused, status.State);
        Assert.Equal(plugin, status.Path);
        Assert.Equal("There is MyPlugin.dll in the folder, but no my-plugin.dll; the folder must have the name of the plugin's assembly.", status.Reason);
    }

    [Fact]
    public void ACustomaryFolderNeedNotExistButAGivenOneMust()
    {
        string missing = Path.Combine(Path.GetTempPath(), "slab-no-such-folder");
        Assert.Empty(PluginDirectory.Load(new PluginSearch([new PluginFolder(missing)])).Plugins);

        PluginStatus status = Assert.Single(PluginDirectory.Load(new PluginSearch([new PluginFolder(missing, "SLAB_PLUGINS")])).Plugins);
        Assert.Equal(PluginState.Refused, status.State);
        Assert.Equal("SLAB_PLUGINS names a folder that does not exist; correct the path or create it.", status.Reason);
    }

    [Fact]
    public void AFileGivenAsFolderIsRefused()
    {
        PluginFolder file = new(typeof(PluginScanTests).Assembly.Location, PluginSearch.Option);
        Assert.Equal("--plugins names a file; name the folder that holds it.", Assert.Single(PluginDirectory.Load(new PluginSearch([file])).Plugins).Reason);
    }

    [Fact]
    public void AnUnreadableFileFailsAlone()
    {
        using PluginDirectory folder = new();
        Directory.CreateDirectory(Path.Combine(folder.Path, "Locked"));
        File.WriteAllText(Path.Combine(folder.Path, "Letter.dll"), "Dear colleague,");
        using FileStream bare = new(Path.Combine(folder.Path, "Bare.dll"), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        using FileStream locked = new(Path.Combine(folder.Path, "Locked", "Locked.dll"), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        IReadOnlyList<PluginStatus> plugins = folder.Load().Plugins;

        Assert.Equal(["Bare", "Letter", "Locked"], plugins.Select(status => status.Name));
        Assert.Equal([PluginState.Failed, PluginState.Refused, PluginState.Failed], plugins.Select(status => status.State));
        Assert.StartsWith("It cannot be read: ", plugins[0].Reason, StringComparison.Ordinal);
    }
}
