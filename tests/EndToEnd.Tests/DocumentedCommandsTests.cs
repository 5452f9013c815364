using ScalingLab.Testing;

namespace EndToEnd.Tests;

/// <summary>The commands of the documentation, run where a reader would run them. Those that run the experiment of a paper are parsed by a test of the host, and their files validated.</summary>
public sealed class DocumentedCommandsTests : IDisposable
{
    /// <summary>What only reads, prints or takes a second, whatever the experiment.</summary>
    private static readonly string[] Quick = ["list", "describe", "plugins", "validate", "plan", "explain", "schema", "completions", "cite"];

    private readonly Slab _slab = new();

    public void Dispose() => _slab.Dispose();

    [Fact]
    public async Task Quick_commands_of_the_pages()
    {
        CopyExperiments();
        var commands = DocumentPage.All.Where(page => page.Name is not "docs/tutorial.md" and not "docs/clusters.md")
            .SelectMany(page => page.Commands).Where(arguments => Quick.Contains(arguments[0]) && !arguments.Contains("experiment.yaml") && !arguments.Contains("FILE"))
            .Append(["data", "list"]).Append(["doctor"]).DistinctBy(arguments => string.Join(' ', arguments));
        foreach (string[] arguments in commands) await _slab.RunAsync(0, arguments);
    }

    /// <summary>
    /// The commands of these pages in their order, as they stand there, on files of the names they use that take a second: the quickstart at a small size. What they
    /// need a cluster or a network for is run by other tests, with programs and a server in their place.
    /// </summary>
    [Theory]
    [InlineData("docs/how-do-i.md")]
    [InlineData("docs/other-tools.md")]
    [InlineData("docs/watch.md")]
    public async Task All_commands_of_a_page(string name)
    {
        var page = DocumentPage.All.Single(page => page.Name == name);
        string small = File.ReadAllText(Path.Combine(DocumentPage.Repository, "experiments", "quickstart.yaml"))
            .Replace("dimension: 512", "dimension: 64", StringComparison.Ordinal).Replace("1000", "20", StringComparison.Ordinal);
        _slab.Write("experiments/quickstart.yaml", small);
        _slab.Write("experiment.yaml", small.Replace("experiment: quickstart", "experiment: plateau-length", StringComparison.Ordinal));
        foreach (var (file, text) in page.Files) _slab.Write(file, text);
        await _slab.RunAsync(0, "run", "experiment.yaml");
        foreach (string[] arguments in page.Commands)
        {
            if (arguments.Contains("FILE") || arguments[0] == "submit" || arguments is ["data", "get", ..]) continue;

            // At this size the findings need not agree with what the figure of the quickstart shows.
            var run = await _slab.RunAsync(arguments);
            Assert.True(
                run.ExitCode == 0 || (run.ExitCode == 3 && arguments.Contains("--check")),
                $"slab {string.Join(' ', arguments)} exited with {run.ExitCode}.\n{run.Output}\n{run.Error}");
        }
    }

    [Fact]
    public async Task The_fit_of_ones_own_curves()
    {
        foreach (var (name, text) in DocumentPage.All.Single(page => page.Name == "docs/how-do-i.md").Files) _slab.Write(name, text);

        await _slab.RunAsync(0, "run", "my-fit.yaml");

        Assert.Contains("figures/losses.svg", Directory.GetFiles(_slab.PathOf("results/my-fit"), "*.svg", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_slab.PathOf("results/my-fit"), path).Replace('\\', '/')));
        string[] exponents = [.. _slab.Read("results/my-fit/findings.csv").Split('\n').Where(row => row.StartsWith("exponent,", StringComparison.Ordinal) && row.Contains(",exponent,", StringComparison.Ordinal))];
        Assert.Equal(2, exponents.Length);
    }

    [Fact]
    public async Task Two_results_side_by_side()
    {
        foreach (var (name, text) in DocumentPage.All.Single(page => page.Name == "docs/how-do-i.md").Files) _slab.Write(name, text);
        await _slab.RunAsync(0, "run", "my-fit.yaml");
        await _slab.RunAsync(0, "run", "my-fit.yaml", "--set", "sweep.width=[64]", "--out", "other-results");
        await _slab.RunAsync(0, "run", "my-fit.yaml", "--out", "same-results");

        var same = await _slab.RunAsync(0, "compare", "my-fit.yaml", "same-results/my-fit", "--check");
        var other = await _slab.RunAsync(3, "compare", "results/my-fit", "other-results/my-fit", "--check");
        await _slab.RunAsync(0, "compare", "results/my-fit", "other-results/my-fit");
        await _slab.RunAsync(2, "compare", "results/my-fit", "my-fit.yaml");
        var missing = await _slab.RunAsync(2, "compare", "results/my-fit", "nowhere");

        Assert.Contains(" 0 differ (!)", same.Output, StringComparison.Ordinal);
        Assert.Contains("inputs: the same", same.Output, StringComparison.Ordinal);
        Assert.Contains("only in A (-)", other.Output, StringComparison.Ordinal);
        Assert.Contains("model.options.where.width", other.Output, StringComparison.Ordinal);
        Assert.Contains("nowhere", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gallery_of_ones_own_experiment()
    {
        foreach (var (name, text) in DocumentPage.All.Single(page => page.Name == "docs/how-do-i.md").Files) _slab.Write(name, text);
        _slab.Write("hours.yaml", _slab.Read("my-fit.yaml") + "x-gallery: stored   # hours\n");

        var hours = await _slab.RunAsync(0, "gallery", "hours.yaml", "--output", "gallery");
        var stored = await _slab.RunAsync(0, "gallery", "my-fit.yaml", "--output", "gallery", "--stored");
        await _slab.RunAsync(0, "gallery", "my-fit.yaml", "--output", "gallery");

        Assert.All([hours, stored], run => Assert.Contains("passed over, 2 runs are not stored", run.Output, StringComparison.Ordinal));
        Assert.StartsWith("<svg", _slab.Read("gallery/my-fit/losses.svg").TrimStart(), StringComparison.Ordinal);
        Assert.Contains("](my-fit/losses.svg)", _slab.Read("gallery/README.md"), StringComparison.Ordinal);
        Assert.Contains("| exponent | width = 64 | exponent | -0.", _slab.Read("gallery/my-fit/README.md"), StringComparison.Ordinal);
    }

    private void CopyExperiments()
    {
        string source = Path.Combine(DocumentPage.Repository, "experiments");
        foreach (string path in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string target = _slab.PathOf(Path.Combine("experiments", Path.GetRelativePath(source, path)));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
