using ScalingLab.Testing;

namespace EndToEnd.Tests;

/// <summary>Without a network, or from a server on the loopback interface that has other files: what a user is told.</summary>
public sealed class DataCommandTests : IDisposable
{
    private readonly Slab _slab = new();

    public DataCommandTests() => _slab.Variables["SLAB_DATA"] = _slab.PathOf("data");

    public void Dispose() => _slab.Dispose();

    [Fact]
    public async Task A_download_that_fails_says_why_and_leaves_nothing()
    {
        var run = await _slab.RunAsync(1, "data", "get", "mnist", "--from", "http://127.0.0.1:1/");

        Assert.StartsWith("slab: http://127.0.0.1:1/train-images-idx3-ubyte.gz cannot be fetched: Connection refused", run.Error, StringComparison.Ordinal);
        Assert.Contains("Is there a network?", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_slab.PathOf("data"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(9_912_422, "its SHA-256 is another one")]
    [InlineData(9_000_000, "it ends after 9000000 of 9912422 bytes")]
    [InlineData(9_912_423, "it has more than the 9912422 bytes that it should have")]
    public async Task A_file_that_is_not_the_published_one_is_refused_and_leaves_nothing(int length, string reason)
    {
        using FileServer server = new();
        server.Files["train-images-idx3-ubyte.gz"] = new byte[length];

        var run = await _slab.RunAsync(1, "data", "get", "mnist", "--from", server.Address);

        Assert.Equal($"slab: {server.Address}/train-images-idx3-ubyte.gz is not the published file: {reason}. Nothing of it was kept; --from names another server.", run.Error.Trim());
        Assert.Empty(Directory.EnumerateFiles(_slab.PathOf("data"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Unknown_sets_and_addresses_are_told()
    {
        Assert.Contains("there is no data set 'mnits'. Did you mean 'mnist'?", (await _slab.RunAsync(2, "data", "get", "mnits")).Error, StringComparison.Ordinal);
        Assert.Contains("not 'file:///x'", (await _slab.RunAsync(2, "data", "get", "mnist", "--from", "file:///x")).Error, StringComparison.Ordinal);
        Assert.Contains("fashion-mnist", (await _slab.RunAsync(0, "data", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_without_its_data_names_the_choices()
    {
        _slab.Write("e.yaml", """
            experiment: e
            runs:
              a:
                model: { use: committee-machine, hidden-units: 2, learning-rate: 0.1, init-scale: 0.1 }
                data: { use: images, set: mnist, examples: 10 }
                until: 1
                observe: test-loss
            """);

        var run = await _slab.RunAsync(2, "validate", "e.yaml");

        Assert.Contains($"the data set mnist is not in {_slab.PathOf("data")}", run.Error, StringComparison.Ordinal);
        Assert.Contains("download it with 'slab data get mnist', give the folder", run.Error, StringComparison.Ordinal);
        Assert.Contains("or set SLAB_DATA to a folder", run.Error, StringComparison.Ordinal);
    }
}
