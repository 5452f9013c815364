using System.Diagnostics;
using System.Globalization;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Plugins;
using ScalingLab.Host.Store;
using ScalingLab.Testing;

namespace ScalingLab.Host.Tests.Store;

/// <summary>
/// A results folder with more records than anybody waits for: SLAB_MANY_RECORDS sets their number (100000 is what the program promises to bear: status
/// within 3 s, collect within 60 s and 2 GB); without it there are a thousand, and nothing is timed.
/// </summary>
public sealed class ManyRecordsTests(ITestOutputHelper output) : IDisposable
{
    private const int Replicas = 20;

    private readonly TemporaryFolder _folder = new();
    private readonly int? _timed = int.TryParse(Environment.GetEnvironmentVariable("SLAB_MANY_RECORDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : null;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Status_and_collect_read_them_all()
    {
        int points = (_timed ?? 1000) / Replicas;
        string file = Path.Combine(_folder.Path, "e.yaml");
        await File.WriteAllTextAsync(file, Experiment(points));
        Generate(file);

        var status = await MeasureAsync("status");
        var collect = await MeasureAsync("collect");

        string all = (points * Replicas).ToString(CultureInfo.InvariantCulture);
        Assert.Contains($"{all} runs: {all} done, 0 failed, 0 in hand, 0 missing", status.Output, StringComparison.Ordinal);
        Assert.Contains($"nothing to execute, {all} reused, 0 failed", collect.Output, StringComparison.Ordinal);
        if (_timed is null) return;
        Assert.True(status.Seconds < 3, $"status took {status.Seconds} s");
        Assert.True(collect.Seconds < 60, $"collect took {collect.Seconds} s");
        Assert.True(collect.Bytes < 2e9, $"collect took {collect.Bytes} bytes");
    }

    private static string Experiment(int points) => string.Create(CultureInfo.InvariantCulture, $$"""
        experiment: many
        sweep: { eta: "linspace(0.01, 1, {{points / 10}})", hidden: 2..11 }
        runs:
          simulation:
            model: { use: committee-machine, hidden-units: "${hidden}", learning-rate: "${eta}", init-scale: 0.01 }
            data: { use: gaussian-committee, dimension: 64, hidden-units: 2 }
            until: 1000
            at: logspace(0.1, 1000, 40)
            observe: [test-loss]
            replicas: {{Replicas}}
        analyses:
          fall: { use: power-law, of: simulation, observable: test-loss, when: "${eta < 0.02}", window: [1, 100] }
        figures:
          curves:
            x: { scale: log }
            y: { scale: log }
            series: [ { of: simulation, observable: test-loss, by: hidden, when: "${eta < 0.02}", style: markers } ]
        """);

    /// <summary>Writes the record of each planned run: a decay with a factor of its own, without simulating anything.</summary>
    private void Generate(string file)
    {
        var catalog = PluginDiscovery.Load(PluginSearch.Create(HostOutput.Folder, _folder.Path, null, []), new LoadContextPluginLoader(), []);
        var reading = ExperimentReader.Read(file, [], catalog);
        Assert.True(reading.Experiment is not null, string.Join('\n', reading.Diagnostics.Select(problem => problem.Message)));
        var store = RunStore.Open(Path.Combine(_folder.Path, "results", "many"));
        Provenance provenance = new()
        {
            Program = "1.0.0", Sdk = "1.0.0", Runtime = ".NET", OperatingSystem = "Linux", Processor = "X64, 2 logical cores", CommandLine = "slab run e.yaml", WallSeconds = 1,
            GitCommit = new string('a', 40), Plugins = [new PluginProvenance("CommitteeMachine", "1.0.0", new string('b', 64)), new PluginProvenance("Observers", "1.0.0", new string('c', 64))],
        };
        Parallel.ForEach(RunPlan.Create(reading.Experiment!), run =>
        {
            double[] times = [.. run.Point.Times];
            double factor = 1 + (run.Key[0] + run.Replica) / 1000.0;
            double[] loss = [.. times.Select(time => factor / (1 + Math.Sqrt(time)))];
            RunRecord record = new(run.Key, RunInputs.ToJson(run, 0), "alpha", new Observations(times, new Dictionary<string, double[]> { ["test-loss"] = loss }), provenance);
            using FileStream stream = new(store.RunPath(run.Key), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 14);
            RunRecordJson.Write(record, stream);
        });
    }

    private async Task<(string Output, double Seconds, long Bytes)> MeasureAsync(string command)
    {
        ProcessStartInfo start = new(ProcessRun.Dotnet, [Path.Combine(HostOutput.Folder, "slab.dll"), command, "e.yaml"])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        long started = Stopwatch.GetTimestamp(), bytes = 0;
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            bytes = Math.Max(bytes, process.HasExited ? 0 : process.PeakWorkingSet64);
        }

        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{command}: {seconds:F2} s, {bytes / 1e6:F0} MB"));
        Assert.True(process.ExitCode == 0, await text + await error);
        return (await text, seconds, bytes);
    }
}
