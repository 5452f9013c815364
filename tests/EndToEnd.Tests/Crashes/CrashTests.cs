using System.Diagnostics;
using System.Globalization;
using ScalingLab.Testing;

namespace EndToEnd.Tests.Crashes;

/// <summary>
/// The program is killed (SIGKILL) at random moments and started again until it is through, over and over. SLAB_CRASH_KILLS sets how often; each run of the
/// tests takes other moments, and a failure prints the seed, which SLAB_CRASH_SEED takes.
/// </summary>
public sealed class CrashTests(CrashFixture fixture) : IClassFixture<CrashFixture>
{
    private static readonly int Kills = Number("SLAB_CRASH_KILLS", 50);
    private static readonly int Seed = Number("SLAB_CRASH_SEED", Environment.TickCount & 0xFFFF);

    private readonly Slab _slab = fixture.Slab;

    [Fact]
    public async Task Nothing_is_lost_doubled_or_changed_by_kills()
    {
        Random random = new(Seed);
        var experiment = fixture.Experiment;
        var alone = Stopwatch.StartNew();
        await _slab.RunAsync(0, CrashExperiment.Command("alone"));
        double longest = alone.Elapsed.TotalMilliseconds;
        experiment.CheckAll(_slab.PathOf("alone"));
        int killed = 0, completed = 0, inTheMiddle = 0;
        for (int round = 0; killed < Kills; round++)
        {
            string folder = string.Create(CultureInfo.InvariantCulture, $"round-{round}");
            while (await KillAsync(folder, random.NextDouble() * 1.1 * longest))
            {
                killed++;
                experiment.CheckWhatIsThere(_slab.PathOf(folder));
                if (Directory.Exists(_slab.PathOf($"{folder}/crash/checkpoints"))) inTheMiddle++;
            }

            completed++;
            experiment.CheckAll(_slab.PathOf(folder));
            Directory.Delete(_slab.PathOf(folder), recursive: true);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: {killed} kills, {inTheMiddle} of them beside checkpoints, {completed} sweeps completed");
        Assert.True(inTheMiddle > 0, $"seed {Seed}: no kill hit a sweep with runs in the middle");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Processes_on_one_folder_do_not_harm_each_other(int count)
    {
        var experiment = fixture.Experiment;
        Random random = new(Seed);

        Task<bool>[] killed = [KillAsync("shared", random.Next(200, 1500))];
        var runs = await Task.WhenAll(Enumerable.Range(0, count - 1).Select(_ => _slab.RunAsync(CrashExperiment.Command("shared"))));
        await Task.WhenAll(killed);

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, $"seed {Seed}\n{run.Output}\n{run.Error}"));
        Assert.Contains("10 reused", (await _slab.RunAsync(0, CrashExperiment.Command("shared"))).Output, StringComparison.Ordinal);
        experiment.CheckAll(_slab.PathOf("shared"));
    }

    [Fact]
    public async Task Ctrl_C_saves_the_running_runs_and_exits_with_130()
    {
        var experiment = fixture.Experiment;
        string[] command = [.. CrashExperiment.Command("stopped").SkipLast(2)];
        using var process = Start(command);
        var error = process.StandardError.ReadToEndAsync();
        while (!Directory.Exists(_slab.PathOf("stopped/crash/runs"))) await Task.Delay(5);
        await Task.Delay(100);
        await Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])!.WaitForExitAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);

        // On a fast machine it may have been through before the signal.
        if (process.ExitCode != 0)
        {
            Assert.Equal(130, process.ExitCode);
            Assert.Contains("The same command goes on where it stopped.", await error, StringComparison.Ordinal);
        }

        await _slab.RunAsync(0, command);
        experiment.CheckAll(_slab.PathOf("stopped"));
    }

    [Fact]
    public async Task A_results_folder_that_was_moved_is_as_good_as_before()
    {
        var experiment = fixture.Experiment;
        bool killed = await KillAsync("here", 700);
        if (!Directory.Exists(_slab.PathOf("here"))) Directory.CreateDirectory(_slab.PathOf("here"));
        Directory.Move(_slab.PathOf("here"), _slab.PathOf("there"));

        await _slab.RunAsync(0, CrashExperiment.Command("there"));

        experiment.CheckAll(_slab.PathOf("there"));
        Assert.False(Directory.Exists(_slab.PathOf("here")), $"killed: {killed}");
    }

    [Fact]
    public async Task A_folder_that_became_read_only_is_told_and_loses_nothing()
    {
        string disk = _slab.PathOf("disk");
        Directory.CreateDirectory(disk);
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "a small file system can be mounted by root on Linux only");
        var experiment = fixture.Experiment;
        var mounted = await ProcessRun.RunAsync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], _slab.WorkingDirectory);
        Assert.SkipUnless(mounted.ExitCode == 0, $"mount refused: {mounted.Error.Trim()}");
        try
        {
            await KillAsync("disk", 800);
            await ProcessRun.RunAsync("mount", ["-o", "remount,ro", disk], _slab.WorkingDirectory);
            var refused = await _slab.RunAsync(2, CrashExperiment.Command("disk"));
            Assert.Contains("cannot be written", refused.Error, StringComparison.Ordinal);
            Assert.Contains("--out DIR", refused.Error, StringComparison.Ordinal);
            await ProcessRun.RunAsync("mount", ["-o", "remount,rw", disk], _slab.WorkingDirectory);

            await _slab.RunAsync(0, CrashExperiment.Command("disk"));

            experiment.CheckAll(disk);
        }
        finally
        {
            await ProcessRun.RunAsync("umount", [disk], _slab.WorkingDirectory);
        }
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value) ? value : usual;

    /// <summary>Starts the experiment and kills it after some time.</summary>
    /// <returns>False when it was through before.</returns>
    private async Task<bool> KillAsync(string folder, double milliseconds)
    {
        using var process = Start(CrashExperiment.Command(folder));
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(TimeSpan.FromMilliseconds(milliseconds));
        try
        {
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, $"seed {Seed}\n{await output}\n{await error}");
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            return process.ExitCode != 0;
        }
    }

    private Process Start(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(ProcessRun.Dotnet, [Path.Combine(HostOutput.Folder, "slab.dll"), .. arguments])
        {
            WorkingDirectory = _slab.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _slab.Variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
