using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ScalingLab.Host.Components;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Plugins;
using ScalingLab.Host.Reporting;
using ScalingLab.Testing;

namespace ScalingLab.Host.Tests.Fuzzing;

/// <summary>
/// Whatever is in an experiment file: a plan or diagnostics, in less than 2 s of processor time and 500 MB, and never a stack trace. Each case is a pure
/// function of its number; SLAB_FUZZ_CASES and SLAB_FUZZ_FIRST choose other ones than the 5,000 of every build.
/// </summary>
public sealed class HostileExperimentTests : IDisposable
{
    private const double LongestSeconds = 2;
    private const long MostBytes = 500_000_000;

    /// <summary>What is left of 500 MB for managed objects beside the runtime itself.</summary>
    private const long LargestHeap = 400_000_000;

    private const int MostFailures = 30;
    private const int Workers = 2;

    private static readonly int First = Number("SLAB_FUZZ_FIRST", 0);
    private static readonly int Cases = Number("SLAB_FUZZ_CASES", 5000);
    private static readonly int Processes = Number("SLAB_FUZZ_PROCESSES", 60);

    private static readonly string Experiments = Path.GetFullPath(Path.Combine(HostOutput.Folder, "..", "..", "..", "..", "experiments"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_experiment_file_makes_the_program_fail()
    {
        var catalog = PluginDiscovery.Load(new PluginSearch([new PluginFolder(HostOutput.Plugins, "")]), new LoadContextPluginLoader(), [("slab", new BuiltInPlugin())]);
        var (hostile, files) = Create(catalog);
        Findings found = new();
        var watch = Stopwatch.StartNew();
        Parallel.For(0, Workers, worker =>
        {
            for (int i = First + worker; i < First + Cases && found.Failures.Count < MostFailures; i += Workers)
                Try(i, worker, hostile, files, catalog, found);
        });

        // What is allocated in all is more than what is held at a time; a process with a limit tells.
        await Parallel.ForEachAsync(found.Hungry, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (i, _) =>
        {
            if (await FailureOfProcess(hostile, i) is { } failure) found.Failures.Add(failure);
        });
        Assert.True(found.Failures.IsEmpty, $"SLAB_FUZZ_FIRST=n SLAB_FUZZ_CASES=1 shows one of:\n{string.Join('\n', found.Failures)}");

        TestContext.Current.TestOutputHelper?.WriteLine($"{Cases} cases, {found.Valid} of them valid, {watch.Elapsed.TotalSeconds:F0} s; at most {found.Slowest.Seconds:F2} s (case {found.Slowest.Case}); {found.Hungry.Count} tried again with a limit on memory");

        // Otherwise the mutations are too coarse to get past the first checks, or too fine to break anything.
        if (Cases >= 1000) Assert.InRange(found.Valid, Cases / 100, Cases / 2);
    }

    /// <summary>The program itself, with a limit on its memory.</summary>
    [Fact]
    public async Task No_experiment_file_makes_a_process_fail()
    {
        var catalog = PluginDiscovery.Load(new PluginSearch([new PluginFolder(HostOutput.Plugins, "")]), new LoadContextPluginLoader(), [("slab", new BuiltInPlugin())]);
        var hostile = Create(catalog).Hostile;
        List<string> failures = [];
        await Parallel.ForAsync(0, Processes, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (i, _) =>
        {
            // Others than above.
            if (await FailureOfProcess(hostile, int.MaxValue - First - i) is { } failure)
            {
                lock (failures) failures.Add(failure);
            }
        });
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private async Task<string?> FailureOfProcess(HostileExperiments hostile, int number)
    {
        string path = _folder.At(string.Create(CultureInfo.InvariantCulture, $"case-{number}.yaml"));
        await File.WriteAllTextAsync(path, hostile.Text(number), CancellationToken.None);
        var run = await ProcessRun.RunAsync(
            ProcessRun.Dotnet, [Path.Combine(HostOutput.Folder, "slab.dll"), "validate", path], _folder.Path,
            new Dictionary<string, string?> { ["DOTNET_GCHeapHardLimit"] = LargestHeap.ToString("X", CultureInfo.InvariantCulture), ["SLAB_PLUGINS"] = null });
        File.Delete(path);
        bool told = run.ExitCode == 0 || (run.ExitCode == 2 && run.Error.EndsWith("nothing was run\n", StringComparison.Ordinal));
        return told && !run.Error.Contains("   at ScalingLab", StringComparison.Ordinal) ? null : $"case {number} exits with {run.ExitCode}\n{run.Output}\n{run.Error}";
    }

    private void Try(int number, int worker, HostileExperiments hostile, string[] files, ComponentCatalog catalog, Findings found)
    {
        Random random = new(~number);
        string text = hostile.Text(number);
        string[] overrides = random.Next(5) == 0 ? [hostile.Override(random)] : [];

        // Should the process itself be brought down, the files of the workers are left.
        File.WriteAllText(
            _folder.At(string.Create(CultureInfo.InvariantCulture, $"worker-{worker}.yaml")), string.Create(CultureInfo.InvariantCulture, $"# case {number} {string.Join(' ', overrides)}\n{text}"));
        double start = ThreadCpuTime.Seconds ?? 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            if (IsValid(Path.Combine(Path.GetDirectoryName(files[number % files.Length])!, "case.yaml"), text, overrides, catalog)) Interlocked.Increment(ref found.Valid);
        }
        catch (Exception exception)
        {
            found.Failures.Add($"case {number}: {exception}");
        }

        double seconds = (ThreadCpuTime.Seconds ?? 0) - start;
        if (seconds > LongestSeconds) found.Failures.Add($"case {number} took {seconds} s");
        if (GC.GetAllocatedBytesForCurrentThread() - before > MostBytes) found.Hungry.Add(number);
        lock (found)
        {
            if (seconds > found.Slowest.Seconds) found.Slowest = (seconds, number);
        }
    }

    private static (HostileExperiments Hostile, string[] Files) Create(ComponentCatalog catalog)
    {
        string[] files = [.. Directory.GetFiles(Experiments, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(files);
        return (new HostileExperiments(files.Select(file => (File.ReadAllText(file), RunsOf(file, catalog))), catalog), files);
    }

    private static int RunsOf(string file, ComponentCatalog catalog)
    {
        var reading = ExperimentReader.Read(file, [], catalog);
        Assert.Empty(reading.Diagnostics);
        return RunPlan.Create(reading.Experiment!).Count;
    }

    private static bool IsValid(string path, string text, string[] overrides, ComponentCatalog catalog)
    {
        var reading = ExperimentReader.ReadText(path, text, overrides, catalog);
        if (reading.Experiment is { } experiment)
        {
            Assert.NotNull(RunPlan.Create(experiment));
            return true;
        }

        string told = DiagnosticFormatter.Format(reading.Diagnostics);
        Assert.EndsWith("nothing was run\n", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ScalingLab", told, StringComparison.Ordinal);
        return false;
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value) ? value : usual;

    private sealed class Findings
    {
        public int Valid;

        public (double Seconds, int Case) Slowest;

        public ConcurrentBag<string> Failures { get; } = [];

        /// <summary>Cases that allocated much.</summary>
        public ConcurrentBag<int> Hungry { get; } = [];
    }
}
