using System.Globalization;
using System.Security.Cryptography;
using ScalingLab.Testing;

namespace EndToEnd.Tests.Clusters;

/// <summary>A real SLURM on the loopback interface: a controller and the nodes n1 and n2 with two processors each. </summary>
public sealed class SlurmCluster : IAsyncDisposable
{
    private const int SkipCode = 77;

    private readonly string _folder = Directory.CreateTempSubdirectory("slab-slurm-").FullName;
    private readonly Lazy<Task<string?>> _start;

    // Away from the ports of another run of these tests on this machine.
    private readonly string _port = RandomNumberGenerator.GetInt32(20000, 30000).ToString(CultureInfo.InvariantCulture);

    public SlurmCluster() => _start = new(StartAsync);

    private string Configuration => Path.Combine(_folder, "slurm.conf");

    /// <summary>Points a program at the cluster; skips the test, with the reason, where the daemons cannot be started.</summary>
    internal async Task UseAsync(Slab slab)
    {
        string? reason = OperatingSystem.IsLinux() ? await _start.Value : "SLURM's daemons run on Linux";
        Assert.SkipWhen(reason is not null, $"No SLURM: {reason}");
        slab.Variables["SLURM_CONF"] = Configuration;
    }

    /// <summary>Calls the script, see its header.</summary>
    internal async Task ControlAsync(params string[] arguments)
    {
        var run = await ScriptAsync(arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Output}{run.Error}");
    }

    /// <summary>Calls one of SLURM's programs.</summary>
    internal async Task<string> CallAsync(string program, params string[] arguments)
    {
        var run = await ProcessRun.RunAsync(program, arguments, _folder, new Dictionary<string, string?> { ["SLURM_CONF"] = Configuration });
        Assert.True(run.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {run.Output}{run.Error}");
        return run.Output;
    }

    public async ValueTask DisposeAsync()
    {
        if (_start.IsValueCreated) await ScriptAsync("stop");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string?> StartAsync()
    {
        var run = await ScriptAsync("start");
        return run.ExitCode switch
        {
            0 => null,
            SkipCode => run.Output.Trim(),
            _ => throw new InvalidOperationException($"The script that starts SLURM failed:\n{run.Output}{run.Error}"),
        };
    }

    private Task<ProcessRun> ScriptAsync(params string[] arguments) => ProcessRun.RunAsync(
        "bash", [Path.Combine(AppContext.BaseDirectory, "Clusters", "slurm-cluster.sh"), _folder, .. arguments], _folder,
        new Dictionary<string, string?>
        {
            ["SLURM_TEST_PORT"] = _port,
            ["SLURM_TEST_OWNER"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        });
}
