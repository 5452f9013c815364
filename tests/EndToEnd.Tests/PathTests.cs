namespace EndToEnd.Tests;

/// <summary>Where an experiment can write: its results folder, and nowhere else.</summary>
public sealed class PathTests : IDisposable
{
    private readonly Slab _slab = new();

    public void Dispose() => _slab.Dispose();

    [Theory]
    [InlineData("../outside")]
    [InlineData("/tmp/slab-outside")]
    [InlineData("a/b")]
    [InlineData("a\\\\b")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("C:x")]
    [InlineData("a\\0b")]
    public async Task A_name_that_is_a_path_is_refused(string name)
    {
        _slab.Write("folder/e.yaml", SmallExperiment.Text().Replace("experiment: small", $"experiment: \"{name}\"", StringComparison.Ordinal));
        _slab.Write("folder/f.yaml", SmallExperiment.Text().Replace("  curves:", $"  \"{name}\":", StringComparison.Ordinal));

        await _slab.RunAsync(2, "run", "folder/e.yaml", "--out", "folder/results");
        await _slab.RunAsync(2, "run", "folder/f.yaml", "--out", "folder/results");

        Assert.Equal(["folder", "folder/e.yaml", "folder/f.yaml"], Entries());
    }

    [Fact]
    public async Task A_run_writes_into_its_results_folder_only()
    {
        _slab.Write("folder/e.yaml", SmallExperiment.Text());

        await _slab.RunAsync(0, "run", "folder/e.yaml", "--out", "folder/results", "--checkpoint-every", "0.01");

        Assert.All(Entries(), entry => Assert.True(entry is "folder" or "folder/e.yaml" or "folder/results" || entry.StartsWith("folder/results/small", StringComparison.Ordinal), entry));
    }

    [Fact]
    public async Task A_symbolic_link_in_the_place_of_a_result_is_replaced_and_not_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        _slab.Write("e.yaml", SmallExperiment.Text());
        string target = _slab.Write("precious.txt", "untouched");
        Directory.CreateDirectory(_slab.PathOf("results/small/figures"));
        foreach (string file in (string[])["curves.csv", "findings.json", "report.html", "figures/curves.svg"])
            File.CreateSymbolicLink(_slab.PathOf($"results/small/{file}"), target);

        await _slab.RunAsync(0, "run", "e.yaml");

        Assert.Equal("untouched", File.ReadAllText(target));
        Assert.Null(new FileInfo(_slab.PathOf("results/small/curves.csv")).LinkTarget);
    }

    private IEnumerable<string> Entries() =>
        Directory.EnumerateFileSystemEntries(_slab.WorkingDirectory, "*", SearchOption.AllDirectories).Select(entry => Path.GetRelativePath(_slab.WorkingDirectory, entry)).Order(StringComparer.Ordinal);
}
