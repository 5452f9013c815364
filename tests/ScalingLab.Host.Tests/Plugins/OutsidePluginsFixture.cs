using ScalingLab.Sdk;
using ScalingLab.Testing;

namespace ScalingLab.Host.Tests.Plugins;

/// <summary>The plugins outside the solution, built once for all tests of a class.</summary>
public sealed class OutsidePluginsFixture : IAsyncLifetime
{
    private OutsideBuild? _build;

    /// <summary>The output of a complete plugin project.</summary>
    public string NoisyPowerLaw => _build!.NoisyPowerLaw;

    /// <summary>The assembly of a plugin of one source file.</summary>
    public string Odd(string name) => Path.Combine(_build!.Root, "Odd", "out", "plugins", name + ".dll");

    /// <summary>The first or second version of a library that two plugins use.</summary>
    public string Library(int edition) => Path.Combine(_build!.Root, "Odd", "out", $"library-{edition}", "Library.dll");

    public async ValueTask InitializeAsync() => _build = await OutsideBuild.RunAsync("OutsidePlugins.proj", new Dictionary<string, string>
    {
        ["ScalingLabSdk"] = typeof(IPlugin).Assembly.Location,
        ["HostLibrary"] = Path.Combine(AppContext.BaseDirectory, "YamlDotNet.dll"),
    });

    public ValueTask DisposeAsync()
    {
        _build?.Dispose();
        return ValueTask.CompletedTask;
    }
}
