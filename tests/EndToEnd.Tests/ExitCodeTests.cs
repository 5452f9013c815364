using System.Diagnostics;
using ScalingLab.Testing;

namespace EndToEnd.Tests;

/// <summary>0 done, 1 a run failed, 2 wrong input, 3 a finding deviates, 130 interrupted.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private readonly Slab _slab = new();

    public void Dispose() => _slab.Dispose();

    [Theory]
    [InlineData("learning-rate: \"${eta}\"", "learning-rte: \"${eta}\"", "learning-rate")]
    [InlineData("learning-rate: \"${eta}\"", "learning-rate: -1", "greater than 0")]
    [InlineData("hidden-units: 2, learning-rate", "hidden-units: 0, learning-rate", "hidden-units")]
    [InlineData("use: committee-machine,", "use: comittee-machine,", "committee-machine")]
    [InlineData("observe: [test-loss, order-parameters]", "observe: [train-loss]", "ITrainLoss")]
    [InlineData("observable: test-loss, window", "observable: tets-loss, window", "test-loss")]
    [InlineData("like: simulation", "like: theory", "theory")]
    [InlineData("eta: 0.5", "eta: \"${1/0}\"", "1/0")]
    [InlineData("at: logspace(0.1, 100, 30)", "at: [1, 3, 2]", "increas")]
    [InlineData("dimension: 64", "dimension: 63", "63")]
    public async Task A_mistake_in_the_file_is_named_and_nothing_is_run(string right, string wrong, string named)
    {
        string text = SmallExperiment.Text();
        Assert.Contains(right, text, StringComparison.Ordinal);
        _slab.Write("e.yaml", text.Replace(right, wrong, StringComparison.Ordinal));

        var run = await _slab.RunAsync(2, "run", "e.yaml");

        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was run", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_slab.PathOf("results")));
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once()
    {
        _slab.Write("e.yaml", SmallExperiment.Text().Replace("eta: 0.5", "eta: -1", StringComparison.Ordinal)
            .Replace("dimension: 64", "dimensoin: 64", StringComparison.Ordinal).Replace("replicas: 2", "replicas: none", StringComparison.Ordinal));

        var run = await _slab.RunAsync(2, "validate", "e.yaml");

        Assert.Contains("e.yaml:6:", run.Error, StringComparison.Ordinal);
        Assert.Contains("e.yaml:7:", run.Error, StringComparison.Ordinal);
        Assert.Contains("e.yaml:11:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_fails_leaves_its_record_and_the_others_go_on()
    {
        // Beyond the stability limit of the learning rate the overlaps grow without bound.
        string sweep = SmallExperiment.Text().Replace("sweep: { eigenvalues: [1, 2] }", "sweep: { eigenvalues: [1], rate: [0.5, 1e200] }", StringComparison.Ordinal)
            .Replace("learning-rate: \"${eta}\"", "learning-rate: \"${rate}\"", StringComparison.Ordinal).Replace("replicas: 2", "replicas: 1", StringComparison.Ordinal);
        _slab.Write("e.yaml", sweep);

        var run = await _slab.RunAsync(1, "run", "e.yaml");
        var again = await _slab.RunAsync(1, "run", "e.yaml");

        Assert.Contains("small: 2 executed, 0 reused, 2 failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("failed: simulation (eigenvalues = 1, rate = 1E+200):", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(_slab.PathOf("results/small/failed")).Length);
        Assert.Contains("small: nothing to execute, 2 reused, 2 failed", again.Output, StringComparison.Ordinal);
        Assert.Contains("--retry-failed", again.Error, StringComparison.Ordinal);
        Assert.Contains("Failed runs", _slab.Read("results/small/report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_tells_a_deviating_finding()
    {
        string fit = "fall: { use: power-law, of: theory, observable: test-loss, window: [1, 10]";
        _slab.Write("e.yaml", SmallExperiment.Text().Replace(fit, fit + ", expect: 5, tolerance: 0.1", StringComparison.Ordinal));

        var unchecked_ = await _slab.RunAsync(0, "run", "e.yaml");
        await _slab.RunAsync(3, "run", "e.yaml", "--check");

        Assert.Contains("0 agree, 2 deviate, 0 not determined", unchecked_.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_sweep_goes_on_where_it_stopped()
    {
        // The second point takes hours; the first a moment.
        string text = SmallExperiment.Text("[1, 64]").Replace("until: 100\n", "until: \"${eigenvalues == 1 ? 100 : 2e9}\"\n", StringComparison.Ordinal)
            .Replace("logspace(0.1, 100, 30)", "logspace(0.1, 1e9, 60)", StringComparison.Ordinal);
        _slab.Write("e.yaml", text);
        using var process = Process.Start(new ProcessStartInfo(
            ProcessRun.Dotnet, [Path.Combine(HostOutput.Folder, "slab.dll"), "run", "e.yaml", "--jobs", "1"])
        {
            WorkingDirectory = _slab.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        string runs = _slab.PathOf("results/small/runs");
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        while (!Directory.Exists(runs) || Directory.GetFiles(runs, "*.json").Length < 2) await Task.Delay(50, limit.Token);
        await Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!.WaitForExitAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("The same command goes on where it stopped.", await error, StringComparison.Ordinal);
        Assert.Contains("2 executed", await output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_slab.PathOf("results/small"), "*.tmp", SearchOption.AllDirectories));
        _slab.Write("e.yaml", text.Replace("2e9", "1", StringComparison.Ordinal));
        Assert.Contains("2 reused", (await _slab.RunAsync(0, "run", "e.yaml")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_results_folder_of_a_newer_version_stops_everything_with_the_remedy()
    {
        _slab.Write("e.yaml", SmallExperiment.Text());
        await _slab.RunAsync(0, "run", "e.yaml");
        string record = Directory.GetFiles(_slab.PathOf("results/small/runs"))[0];
        File.WriteAllText(record, File.ReadAllText(record).Replace("\"schema\":1", "\"schema\":99", StringComparison.Ordinal));

        var run = await _slab.RunAsync(2, "run", "e.yaml");

        Assert.Contains("schema version 99", run.Error, StringComparison.Ordinal);
        Assert.Contains("--out", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_results_folder_that_cannot_be_written_stops_everything_with_the_remedy()
    {
        _slab.Write("e.yaml", SmallExperiment.Text());
        _slab.Write("taken", "a file");

        var run = await _slab.RunAsync(2, "run", "e.yaml", "--out", "taken");

        Assert.Contains("--out DIR", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_that_was_stored()
    {
        string disk = _slab.PathOf("disk");
        Directory.CreateDirectory(disk);
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "a small file system can be mounted by root on Linux only");
        var mounted = await ProcessRun.RunAsync("mount", ["-t", "tmpfs", "-o", "size=96k", "tmpfs", disk], _slab.WorkingDirectory);
        Assert.SkipUnless(mounted.ExitCode == 0, $"mount refused: {mounted.Error.Trim()}");
        try
        {
            _slab.Write("e.yaml", SmallExperiment.Text("[1, 2, 4, 8]"));

            var full = await _slab.RunAsync(1, "run", "e.yaml", "--out", "disk", "--jobs", "1");
            int stored = Directory.GetFiles(Path.Combine(disk, "small", "runs"), "*.json").Length;

            Assert.Contains("No space left on device", full.Error, StringComparison.Ordinal);
            Assert.Contains("run the same command again to go on", full.Error, StringComparison.Ordinal);
            Assert.InRange(stored, 1, 15);
            Assert.Empty(Directory.GetFiles(disk, "*.tmp", SearchOption.AllDirectories));
            await ProcessRun.RunAsync("mount", ["-o", "remount,size=8m", disk], _slab.WorkingDirectory);
            var resumed = await _slab.RunAsync(0, "run", "e.yaml", "--out", "disk");
            Assert.Contains($"{16 - stored} executed, {stored} reused, 0 failed", resumed.Output, StringComparison.Ordinal);
        }
        finally
        {
            await ProcessRun.RunAsync("umount", [disk], _slab.WorkingDirectory);
        }
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "e.yaml", "--jobs", "0")]
    [InlineData("run", "e.yaml", "--jobs", "two")]
    [InlineData("run", "e.yaml", "--shard", "3/2")]
    [InlineData("collect", "e.yaml", "--out", "nowhere")]
    [InlineData("run", "e.yaml", "--renderer", "oil")]
    [InlineData("run", "e.yaml", "--run", "zz")]
    [InlineData("run", "e.yaml", "--port", "4711")]
    [InlineData("run", "e.yaml", "--watch", "--port", "0")]
    [InlineData("run", "e.yaml", "--watch", "--port", "70000")]
    [InlineData("describe", "nothing")]
    [InlineData("frobnicate")]
    public async Task A_wrong_command_line_is_told(params string[] arguments)
    {
        _slab.Write("e.yaml", SmallExperiment.Text());

        var run = await _slab.RunAsync(2, arguments);

        Assert.StartsWith("slab: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
