namespace EndToEnd.Tests.Crashes;

/// <summary>The experiment, run once undisturbed for all tests that disturb it.</summary>
public sealed class CrashFixture : IAsyncLifetime
{
    internal Slab Slab { get; } = new();

    internal CrashExperiment Experiment { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Experiment = await CrashExperiment.PrepareAsync(Slab);

    public ValueTask DisposeAsync()
    {
        Slab.Dispose();
        return default;
    }
}
