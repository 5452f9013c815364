using ScalingLab.Host.Plugins;

namespace ScalingLab.Host.Tests.Plugins;

public sealed class PluginSearchTests
{
    private static readonly string Root = Path.GetPathRoot(Path.GetTempPath())!;
    private static readonly string Program = Path.Combine(Root, "opt", "slab");
    private static readonly string Working = Path.Combine(Root, "home", "work");

    [Fact]
    public void GoesFromTheGeneralToTheExplicitWithAbsolutePaths()
    {
        string variable = string.Join(Path.PathSeparator, "mine", Path.Combine(Root, "shared"), " ", "");
        PluginSearch search = PluginSearch.Create(Program, Working, variable, ["../other/"]);

        Assert.Equal(
            [
                new PluginFolder(Path.Combine(Program, "plugins")),
                new PluginFolder(Path.Combine(Working, "plugins")),
                new PluginFolder(Path.Combine(Working, "mine"), "SLAB_PLUGINS"),
                new PluginFolder(Path.Combine(Root, "shared"), "SLAB_PLUGINS"),
                new PluginFolder(Path.Combine(Root, "home", "other"), "--plugins"),
            ],
            search.Folders);
    }

    [Fact]
    public void AFolderNamedTwiceIsSearchedOnceAtItsHigherPlace()
    {
        PluginSearch search = PluginSearch.Create(Program, Program, null, ["plugins", "more", "plugins/"]);

        Assert.Equal(
            [new PluginFolder(Path.Combine(Program, "more"), "--plugins"), new PluginFolder(Path.Combine(Program, "plugins"), "--plugins")],
            search.Folders);
    }
}
