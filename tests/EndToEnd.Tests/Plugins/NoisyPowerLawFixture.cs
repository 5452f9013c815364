using ScalingLab.Testing;

namespace EndToEnd.Tests.Plugins;

/// <summary>The plugin NoisyPowerLaw, built outside the solution against the SDK that lies beside the program.</summary>
public sealed class NoisyPowerLawFixture : IAsyncLifetime
{
    private OutsideBuild? _build;

    public string Assembly => _build!.NoisyPowerLaw;

    public async ValueTask InitializeAsync() => _build = await OutsideBuild.RunAsync(
        Path.Combine("NoisyPowerLaw", "NoisyPowerLaw.csproj"),
        new Dictionary<string, string> { ["ScalingLabSdk"] = Path.Combine(HostOutput.Folder, "ScalingLab.Sdk.dll") });

    public ValueTask DisposeAsync()
    {
        _build?.Dispose();
        return ValueTask.CompletedTask;
    }
}
