using ScalingLab.Host.Store;

namespace ScalingLab.Host.Tests.Store;

public sealed class RunStoreTests : IDisposable
{
    private static readonly Provenance Origin = new()
    {
        Program = "1.0.0", Sdk = "1.0.0", Runtime = ".NET", OperatingSystem = "OS", Processor = "X64", CommandLine = "slab run",
        Plugins = [new PluginProvenance("Plugin", "2.0.0", "ab12")], Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), WallSeconds = 1.5,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_record_reads_back_bit_for_bit()
    {
        double[] values = [0.1, 1.0 / 3, double.Epsilon, -1.7976931348623157e308, double.NaN];
        var store = RunStore.Open(_folder.Path);
        store.Write(Record("k", values));

        var read = store.Read("k", out string? damaged)!;

        Assert.Null(damaged);
        Assert.Equal(values, read.Observations.Columns["loss"]);
        Assert.Equal([1.0, 2.0, 3.0, 4.0, 5.0], read.Observations.Times);
        Assert.Equal("{\"model\":{\"eta\":0.1}}", read.Inputs);
        Assert.Equal(Origin.Started, read.Provenance.Started);
        Assert.Equal(Origin.Plugins, read.Provenance.Plugins);
    }

    [Fact]
    public void The_first_writer_wins()
    {
        var store = RunStore.Open(_folder.Path);
        store.Write(Record("k", [1, 2, 3, 4, 5]));
        string first = File.ReadAllText(store.RunPath("k"));
        store.Write(Record("k", [9, 9, 9, 9, 9]));

        Assert.Equal(first, File.ReadAllText(store.RunPath("k")));
    }

    [Fact]
    public void A_write_that_fails_leaves_nothing_behind_and_says_what_to_do()
    {
        // A folder in the place of the record makes the rename fail, as a full disk makes the write fail.
        var store = RunStore.Open(_folder.Path);
        Directory.CreateDirectory(store.RunPath("k"));

        var exception = Assert.Throws<StoreException>(() => store.Write(Record("k", [1, 2, 3, 4, 5])));

        Assert.Contains("cannot be written", exception.Message, StringComparison.Ordinal);
        Assert.Contains("run the same command again to go on", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.At("runs")));
    }

    [Fact]
    public void A_full_disk_leaves_no_temporary_file()
    {
        string path = _folder.At("file");

        Assert.Throws<IOException>(() => AtomicFile.Create(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Temporary_files_of_dead_processes_are_removed_and_others_kept()
    {
        string dead = _folder.At("runs", $"a.json.{Environment.MachineName.Replace('.', '-')}.{int.MaxValue}.tmp");
        string elsewhere = _folder.At("runs", $"b.json.another-machine.{int.MaxValue}.tmp");
        Directory.CreateDirectory(_folder.At("runs"));
        File.WriteAllText(dead, "torn");
        File.WriteAllText(elsewhere, "torn");

        RunStore.Open(_folder.Path);

        Assert.False(File.Exists(dead));
        Assert.True(File.Exists(elsewhere));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_reported_with_the_remedy()
    {
        File.WriteAllText(_folder.At("results"), "a file");

        var exception = Assert.Throws<StoreException>(() => RunStore.Open(_folder.At("results", "experiment")));

        Assert.Contains("Choose another one with --out DIR.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"schema\":1,\"key\":\"k\",\"inputs\":{},\"clock\":\"t\",\"observations\":{\"time\":[1],\"loss\":[1,2]},\"provenance\":{}}")]
    [InlineData("{\"schema\":1,\"key\":\"k\",\"inputs\":{},\"clock\":\"t\",\"observations\":{\"time\":[\"x\"]},\"provenance\":{}}")]
    public void What_is_not_a_record_is_called_damaged(string text)
    {
        var store = RunStore.Open(_folder.Path);
        File.WriteAllText(store.RunPath("k"), text);

        Assert.Null(store.Read("k", out string? damaged));
        Assert.NotNull(damaged);
    }

    [Fact]
    public void The_record_of_another_run_is_called_damaged()
    {
        var store = RunStore.Open(_folder.Path);
        store.Write(Record("k", [1, 2, 3, 4, 5]));
        File.Copy(store.RunPath("k"), store.RunPath("other"));

        Assert.Null(store.Read("other", out string? damaged));
        Assert.Equal("it is the record of k", damaged);
    }

    private static RunRecord Record(string key, double[] values) => new(
        key, "{\"model\":{\"eta\":0.1}}", "alpha", new Observations([1, 2, 3, 4, 5], new Dictionary<string, double[]> { ["loss"] = values }), Origin);
}
