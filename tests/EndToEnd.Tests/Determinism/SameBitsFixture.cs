using System.Collections.Concurrent;

namespace EndToEnd.Tests.Determinism;

/// <summary>The experiment of every model, run once by one job.</summary>
public sealed class SameBitsFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Task<string>> _descriptions = new();

    internal Slab Slab { get; } = new();

    /// <summary><c>curves.csv</c>.</summary>
    public string Expected { get; private set; } = "";

    /// <summary>The lines of each block.</summary>
    public static IReadOnlyDictionary<string, string> ByBlock(string curves) =>
        curves.Split('\n').GroupBy(line => line.Split(',')[0]).ToDictionary(group => group.Key, group => string.Join('\n', group));

    /// <summary>Whether the description of a model contains these words.</summary>
    public async Task<bool> IsPromisedAsync(string model, string words) =>
        (await _descriptions.GetOrAdd(model, async name => (await Slab.RunAsync(0, "describe", name)).Output)).Contains(words, StringComparison.Ordinal);

    public async ValueTask InitializeAsync()
    {
        Slab.Write("e.yaml", EveryModel.Text);
        await Slab.RunAsync(0, "run", "e.yaml", "--jobs", "1", "--out", "one");
        Expected = Slab.Read($"one/{EveryModel.Id}/curves.csv");
    }

    public ValueTask DisposeAsync()
    {
        Slab.Dispose();
        return default;
    }
}
