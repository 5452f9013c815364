using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ScalingLab.Testing;

namespace EndToEnd.Tests.Plugins;

/// <summary>A plugin that was built elsewhere, dropped in as a single file and used with the observers and analyses of others.</summary>
public sealed class DropInPluginTests(NoisyPowerLawFixture plugin) : IClassFixture<NoisyPowerLawFixture>
{
    private const string Experiment = """
        experiment: drop-in
        title: A model of a dropped-in plugin
        parameters:
          noise: 0.01
        sweep:
          exponent: [0.5, 1]
        runs:
          noisy:
            model: { use: noisy-power-law, exponent: "${exponent}", noise: "${noise}" }
            until: 10000
            at: logspace(10, 10000, 30)
            observe: [test-loss]
            replicas: 2
        analyses:
          tail: { use: power-law, of: noisy, observable: test-loss, window: [10, 10000], expect: "${-exponent}", tolerance: 0.01 }
        figures:
          loss:
            x: { label: "t", scale: log }
            y: { label: "loss", scale: log }
            series:
              - { of: noisy, observable: test-loss, by: exponent, style: markers }
        seed: 7
        """;

    /// <summary>
    /// Oracle: the loss is t^(−γ) times noise of 1 % on 30 points over three decades, so that the slope has a standard error of
    /// 0.01 / √(2 · 30) / (spread of ln t ≈ 2) &lt; 0.001; the tolerance of 0.01 allows ten of them.
    /// </summary>
    [Fact]
    public async Task ItsModelRunsWithTheObserverAndTheAnalysisOfOtherPlugins()
    {
        using Slab slab = new();
        string assembly = DropIn(slab, "plugins");
        slab.Write("drop-in.yaml", Experiment);

        await slab.RunAsync(0, "run", "drop-in.yaml", "--check");

        string[][] findings = [.. slab.Read("results/drop-in/findings.csv").Trim().Split('\n').Select(line => line.TrimEnd('\r').Split(','))];
        int Column(string name) => Array.IndexOf(findings[0], name);
        string[][] exponents = [.. findings.Where(row => row[Column("analysis")] == "tail" && row[Column("expected")] != "" && row != findings[0])];
        Assert.Equal(["0.5", "1"], exponents.Select(row => row[Column("exponent")]));
        foreach (string[] row in exponents)
        {
            double expected = -double.Parse(row[Column("exponent")], CultureInfo.InvariantCulture);
            Assert.Equal(expected, double.Parse(row[Column("value")], CultureInfo.InvariantCulture), 0.01);
        }

        Assert.True(File.Exists(slab.PathOf("results/drop-in/figures/loss.svg")));
        Assert.True(File.Exists(slab.PathOf("results/drop-in/report.html")));
        string[] records = Directory.GetFiles(slab.PathOf("results/drop-in/runs"), "*.json");
        Assert.Equal(4, records.Length);
        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(assembly)));
        Assert.All(records, record =>
        {
            using var json = JsonDocument.Parse(File.ReadAllText(record));
            string text = json.RootElement.GetRawText();
            Assert.Contains("NoisyPowerLaw", text, StringComparison.Ordinal);
            Assert.Contains(hash, text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task ItIsFoundInAFolderOfTheCommandLineAndOfTheEnvironment()
    {
        using Slab slab = new();
        DropIn(slab, "mine");
        slab.Write("drop-in.yaml", Experiment);

        ProcessRun without = await slab.RunAsync(2, "validate", "drop-in.yaml");
        Assert.Contains("noisy-power-law", without.Output + without.Error, StringComparison.Ordinal);
        await slab.RunAsync(0, "validate", "drop-in.yaml", "--plugins", "mine");
        slab.Variables["SLAB_PLUGINS"] = "nowhere" + Path.PathSeparator + slab.PathOf("mine");
        await slab.RunAsync(0, "validate", "drop-in.yaml");

        ProcessRun listed = await slab.RunAsync(0, "plugins");
        Assert.Contains("NoisyPowerLaw", listed.Output, StringComparison.Ordinal);
        Assert.Contains("SLAB_PLUGINS names a folder that does not exist", listed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABrokenPluginBesideItIsToldAndDoesNotMatter()
    {
        using Slab slab = new();
        DropIn(slab, "plugins");
        slab.Write("plugins/Letter.dll", "Dear colleague,");
        slab.Write("drop-in.yaml", Experiment);

        ProcessRun listed = await slab.RunAsync(0, "plugins");
        Assert.Contains("It is not a .NET assembly", listed.Output, StringComparison.Ordinal);
        await slab.RunAsync(0, "validate", "drop-in.yaml");
    }

    [Fact]
    public async Task AnExperimentThatNamesABrokenPluginsComponentFailsWithTheReason()
    {
        using Slab slab = new();
        string assembly = DropIn(slab, "plugins");
        File.WriteAllText(Path.ChangeExtension(assembly, ".deps.json"), "{");
        slab.Write("plugins/Letter.dll", "Dear colleague,");
        slab.Write("drop-in.yaml", Experiment);

        ProcessRun run = await slab.RunAsync(2, "run", "drop-in.yaml");
        string text = run.Output + run.Error;
        Assert.Contains("noisy-power-law", text, StringComparison.Ordinal);
        Assert.Contains("The plugin 'NoisyPowerLaw' names it, but could not be used: NoisyPowerLaw.deps.json is damaged", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Letter", text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(slab.PathOf("results")));
    }

    private string DropIn(Slab slab, string folder)
    {
        string target = Path.Combine(Directory.CreateDirectory(slab.PathOf(folder)).FullName, "NoisyPowerLaw.dll");
        File.Copy(plugin.Assembly, target);
        return target;
    }
}
