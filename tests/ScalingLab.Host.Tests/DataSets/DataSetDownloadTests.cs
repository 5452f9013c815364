using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using ScalingLab.Host.DataSets;
using ScalingLab.Testing;

namespace ScalingLab.Host.Tests.DataSets;

/// <summary>From a server on the loopback interface; oracle: the bytes that it has.</summary>
public sealed class DataSetDownloadTests : IDisposable
{
    private readonly FileServer _server = new();
    private readonly HttpClient _client = new();
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("data-set-").FullName, "set");
    private readonly Progress _progress = new();

    public void Dispose()
    {
        _server.Dispose();
        _client.Dispose();
        Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
    }

    [Fact]
    public void Fetches_what_is_missing_and_nothing_twice()
    {
        DataSet set = new("set", "", "", Serve("a.bin", Bytes(100_000)), Serve("b.bin", Bytes(10)));

        Assert.Equal(2, Fetch(set));
        Assert.Equal(_server.Files["a.bin"], File.ReadAllBytes(Path.Combine(_folder, "a.bin")));
        Assert.Equal(100_000, _progress.Most["a.bin"]);
        Assert.Equal(["a.bin", "b.bin"], _progress.Ended);
        Assert.Equal(0, Fetch(set));
        File.Delete(Path.Combine(_folder, "b.bin"));
        Assert.Equal(1, Fetch(set));
        Assert.Equal(["a.bin", "b.bin", "b.bin"], _server.Requests);
        Assert.Equal(["a.bin", "b.bin"], Names());
    }

    [Fact]
    public void Takes_the_wanted_files_out_of_an_archive_wherever_they_are_in_it()
    {
        byte[] one = Bytes(3073), two = Bytes(50), archive = Archive(("folder/one.bin", one), ("folder/readme.txt", Bytes(3)), ("../two.bin", two));
        DataSet set = new("set", "", "", Serve("set.tar.gz", archive) with { Unpacked = [("one.bin", one.Length), ("two.bin", two.Length)] });

        Assert.Equal(1, Fetch(set));

        Assert.Equal(["one.bin", "two.bin"], Names());
        Assert.Equal(two, File.ReadAllBytes(Path.Combine(_folder, "two.bin")));
        Assert.Equal(0, Fetch(set));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_folder)!, "*", SearchOption.AllDirectories), path => path.EndsWith("two.bin", StringComparison.Ordinal));
    }

    [Fact]
    public void An_archive_without_a_wanted_file_is_told()
    {
        DataSet set = new("set", "", "", Serve("set.tar.gz", Archive(("one.bin", Bytes(5)))) with { Unpacked = [("one.bin", 5), ("two.bin", 5)] });

        Assert.Equal("set.tar.gz does not contain two.bin.", Failure(set));
    }

    [Fact]
    public void Another_content_is_refused_and_nothing_is_kept()
    {
        var file = Serve("a.bin", Bytes(1000));
        _server.Files["a.bin"] = Bytes(1000, seed: 2);
        Assert.Equal($"{_server.Address}/a.bin is not the published file: its SHA-256 is another one. Nothing of it was kept; --from names another server.", Failure(new("set", "", "", file)));

        _server.Files["a.bin"] = Bytes(1001);
        Assert.Contains("it has more than the 1000 bytes that it should have", Failure(new("set", "", "", file)));

        _server.Files["a.bin"] = Bytes(999);
        Assert.Contains("it ends after 999 of 1000 bytes", Failure(new("set", "", "", file)));
        Assert.Empty(Names());
    }

    [Fact]
    public void A_connection_that_breaks_is_told_and_nothing_is_kept()
    {
        DataSet set = new("set", "", "", Serve("a.bin", Bytes(1_000_000)));
        _server.BrokenOff["a.bin"] = 300_000;

        Assert.StartsWith($"{_server.Address}/a.bin cannot be fetched: ", Failure(set));
        Assert.Empty(Names());
        _server.BrokenOff.Clear();
        Assert.Equal(1, Fetch(set));
    }

    [Fact]
    public void A_file_that_the_server_does_not_have_is_told()
    {
        Assert.Equal(
            $"{_server.Address}/a.bin cannot be fetched: the server answers 404 (Not Found). Is there a network? --from names another server that has the files, and 'folder' of the data generator one on this machine.",
            Failure(new("set", "", "", new DataSetFile("a.bin", "", 1))));
    }

    [Fact]
    public void No_server_is_told()
    {
        var failure = Assert.Throws<DownloadException>(() => new DataSetDownload(_client, _progress).Fetch(new("set", "", "", new DataSetFile("a.bin", "", 1)), _folder, "http://127.0.0.1:1", default));

        Assert.StartsWith("http://127.0.0.1:1/a.bin cannot be fetched: Connection refused", failure.Message);
        Assert.Empty(Names());
    }

    [Fact]
    public void A_file_of_the_same_name_is_left_as_it_is()
    {
        DataSet set = new("set", "", "", Serve("a.bin", Bytes(1000)));
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "a.bin"), "mine");

        Assert.EndsWith("a.bin is there, but is not the published file. It is left as it is; move it away, or let --to name another folder.", Failure(set));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder, "a.bin")));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public void Cancelling_leaves_nothing_half_written()
    {
        DataSet set = new("set", "", "", Serve("a.bin", Bytes(1_000_000)));
        using CancellationTokenSource cancel = new();
        _progress.Advanced = cancel.Cancel;

        Assert.ThrowsAny<OperationCanceledException>(() => new DataSetDownload(_client, _progress).Fetch(set, _folder, _server.Address, cancel.Token));
        Assert.Empty(Names());
    }

    [Fact]
    public void Every_published_file_has_a_digest_a_length_and_an_address()
    {
        Assert.Equal(DataSetCatalog.All.Count, DataSetCatalog.All.Select(set => set.Name).Distinct().Count());
        Assert.All(DataSetCatalog.All, set => Assert.True(Uri.TryCreate(set.Address, UriKind.Absolute, out _) && !set.Address.EndsWith('/')));
        Assert.All(DataSetCatalog.All.SelectMany(set => set.Files), file =>
        {
            Assert.Matches("^[0-9a-f]{64}$", file.Sha256);
            Assert.True(file.Bytes > 0);
            Assert.Equal(file.Name.EndsWith(".tar.gz", StringComparison.Ordinal), file.Unpacked.Length > 0);
        });
    }

    private int Fetch(DataSet set) => new DataSetDownload(_client, _progress).Fetch(set, _folder, _server.Address, CancellationToken.None);

    private string Failure(DataSet set) => Assert.Throws<DownloadException>(() => Fetch(set)).Message;

    private string[] Names() => Directory.Exists(_folder) ? [.. Directory.EnumerateFileSystemEntries(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];

    private DataSetFile Serve(string name, byte[] content)
    {
        _server.Files[name] = content;
        return new DataSetFile(name, Convert.ToHexStringLower(SHA256.HashData(content)), content.Length);
    }

    private static byte[] Bytes(int count, int seed = 1)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Archive(params (string Name, byte[] Content)[] files)
    {
        MemoryStream stream = new();
        using (GZipStream compressed = new(stream, CompressionLevel.Fastest))
        using (TarWriter writer = new(compressed))
        {
            foreach (var (name, content) in files) writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return stream.ToArray();
    }

    private sealed class Progress : IDownloadProgress
    {
        public Dictionary<string, long> Most { get; } = [];

        public List<string> Ended { get; } = [];

        public Action? Advanced { get; set; }

        public void Begin(DataSetFile file)
        {
        }

        public void Advance(DataSetFile file, long bytes)
        {
            Most[file.Name] = bytes;
            Advanced?.Invoke();
        }

        public void End(DataSetFile file) => Ended.Add(file.Name);
    }
}
