using System.Text.Json;

namespace EndToEnd.Tests.Crashes;

/// <summary>An experiment that takes about a second, most of it in runs that can be saved, and what must be left of it whatever happened.</summary>
internal sealed class CrashExperiment
{
    private const string Id = "crash";

    private readonly string _curves;
    private readonly IReadOnlyDictionary<string, string> _observations;

    private CrashExperiment(string folder)
    {
        _curves = File.ReadAllText(Path.Combine(folder, Id, "curves.csv"));
        _observations = Records(folder).ToDictionary(record => record.Key, record => record.Observations);
    }

    public const string FileName = "crash.yaml";

    /// <summary>Runs it undisturbed.</summary>
    public static async Task<CrashExperiment> PrepareAsync(Slab slab)
    {
        slab.Write(FileName, $$"""
            experiment: {{Id}}
            sweep: { eigenvalues: [1, 4] }
            runs:
              simulation:
                model: { use: committee-machine, hidden-units: 3, learning-rate: 0.5, init-scale: 0.1 }
                data: { use: gaussian-committee, dimension: 256, hidden-units: 2, eigenvalues: "${eigenvalues}" }
                until: 100
                at: logspace(0.1, 100, 20)
                observe: [test-loss, order-parameters]
                replicas: 3
              chain:
                like: simulation
                model: { use: committee-machine.chain, hidden-units: 3, learning-rate: 0.5, init-scale: 0.1 }
                replicas: 1
              theory:
                like: simulation
                model: { use: committee-machine.ode, hidden-units: 3, learning-rate: 0.5, init-scale: 0.1 }
                replicas: 1
            figures:
              curves:
                x: { scale: log }
                y: { scale: log }
                series: [ { of: simulation, observable: test-loss, by: eigenvalues } ]
            """);
        await slab.RunAsync(0, "run", FileName, "--out", "undisturbed");
        return new CrashExperiment(slab.PathOf("undisturbed"));
    }

    public static string[] Command(string folder) => ["run", FileName, "--out", folder, "--checkpoint-every", "0.03"];

    /// <summary>Every record is whole and has the bytes of the undisturbed run, also while others are missing.</summary>
    public void CheckWhatIsThere(string folder)
    {
        foreach (var (key, observations) in Records(folder)) Assert.Equal(_observations[key], observations);
    }

    /// <summary>Every run is there once and nothing else is.</summary>
    public void CheckAll(string folder)
    {
        CheckWhatIsThere(folder);
        string root = Path.Combine(folder, Id);
        Assert.Equal(_observations.Keys.Order(), Records(folder).Select(record => record.Key).Order());
        Assert.Equal(_curves, File.ReadAllText(Path.Combine(root, "curves.csv")));
        string[] files = [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file)).Where(file => !file.StartsWith("runs", StringComparison.Ordinal))];
        Assert.Equal(["curves.csv", "figures/curves.svg", "findings.csv", "findings.json", "report.html"], files.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Key, string Observations)> Records(string folder)
    {
        string runs = Path.Combine(folder, Id, "runs");
        foreach (string path in Directory.Exists(runs) ? Directory.GetFiles(runs) : [])
        {
            if (Path.GetExtension(path) == ".tmp") continue;
            Assert.Equal(".json", Path.GetExtension(path));
            using var record = JsonDocument.Parse(File.ReadAllBytes(path));
            yield return (Path.GetFileNameWithoutExtension(path), record.RootElement.GetProperty("observations").GetRawText());
        }
    }
}
