using System.Runtime.CompilerServices;

namespace EndToEnd.Tests;

/// <summary>Texts that users and editors see, as committed; SLAB_UPDATE_GOLDEN=1 rewrites them, to be read before they are committed.</summary>
public sealed class CommittedTextsTests : IDisposable
{
    private readonly Slab _slab = new();

    public void Dispose() => _slab.Dispose();

    [Fact]
    public async Task The_schema_in_the_repository_is_that_of_the_shipped_plugins() =>
        Matches("../../slab.schema.json", (await _slab.RunAsync(0, "schema")).Output);

    [Theory]
    [InlineData("help.txt", "--help")]
    [InlineData("help-run.txt", "run", "--help")]
    [InlineData("help-submit.txt", "submit", "--help")]
    [InlineData("describe-committee-machine.txt", "describe", "committee-machine")]
    [InlineData("describe-power-law.txt", "describe", "power-law")]
    public async Task Help_and_descriptions(string file, params string[] arguments) =>
        Matches($"Golden/{file}", (await _slab.RunAsync(0, arguments)).Output);

    [Fact]
    public async Task Committed_reference_is_that_of_the_shipped_plugins()
    {
        await _slab.RunAsync(0, "docs", "--output", "reference");
        string[] written = [.. Names(_slab.PathOf("reference"))];
        foreach (string name in written) Matches($"../../docs/reference/{name}", _slab.Read($"reference/{name}"));
        if (Environment.GetEnvironmentVariable("SLAB_UPDATE_GOLDEN") == "1")
        {
            foreach (string stale in Names(PathOf("../../docs/reference")).Except(written).ToArray()) File.Delete(PathOf($"../../docs/reference/{stale}"));
        }

        Assert.Equal(written, Names(PathOf("../../docs/reference")));

        static IEnumerable<string> Names(string folder) => Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Every_shipped_component_is_described()
    {
        string[] rows = [.. (await _slab.RunAsync(0, "list")).Output.Split('\n').Where(row => row.StartsWith("  ", StringComparison.Ordinal) && row.Trim().Length > 0).Skip(1)];

        Assert.NotEmpty(rows);
        Assert.All(rows.Where(row => !row.TrimStart().StartsWith("renderer", StringComparison.Ordinal)), row => Assert.EndsWith(".", row.TrimEnd(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_shipped_experiment_is_valid()
    {
        string[] files = Directory.GetFiles(PathOf("../../experiments"), "*.yaml", SearchOption.AllDirectories);
        string[] without = await WithoutDataAsync(files);
        await _slab.RunAsync(0, ["validate", .. files.Except(without)]);
        foreach (string file in files)
        {
            string first = File.ReadLines(file).First();
            string schema = first.Replace("# yaml-language-server: $schema=", "", StringComparison.Ordinal);
            Assert.True(File.Exists(Path.GetFullPath(schema, Path.GetDirectoryName(file)!)), $"{file} does not start with the line that names its schema.");
        }

        Assert.SkipUnless(
            without.Length == 0,
            $"All are valid but those that need Fashion-MNIST, which is not here (Debian: dataset-fashion-mnist): {string.Join(", ", without.Select(Path.GetFileName))}.");
    }

    /// <summary>The experiments whose data this machine does not have.</summary>
    private async Task<string[]> WithoutDataAsync(string[] files)
    {
        string probe = _slab.Write("probe.yaml", """
            experiment: probe
            runs:
              a:
                model: { use: deep-net, preset: cnn-s }
                data: { use: images, set: fashion-mnist }
                until: 1
                observe: test-error
            """);
        var run = await _slab.RunAsync("validate", probe);
        if (run.ExitCode == 0) return [];
        Assert.Contains("the data set fashion-mnist is not in", run.Error, StringComparison.Ordinal);
        return [.. files.Where(file => File.ReadAllText(file).Contains("set: fashion-mnist", StringComparison.Ordinal))];
    }

    private static void Matches(string file, string actual)
    {
        string path = PathOf(file);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("SLAB_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{file} is missing; set SLAB_UPDATE_GOLDEN=1 to write it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    private static string PathOf(string file, [CallerFilePath] string caller = "") => Path.GetFullPath(file, Path.GetDirectoryName(caller)!);
}
