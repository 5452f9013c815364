using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using ScalingLab.Testing;

namespace ScalingLab.Browser.Tests;

/// <summary><c>slab run --watch</c> as a program of its own, in a folder of its own.</summary>
internal sealed class WatchedSweep : IAsyncDisposable
{
    private static readonly string Plugins = typeof(WatchedSweep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Patience").Value!;

    private readonly Process _process;
    private readonly string _folder;

    private WatchedSweep(Process process, string folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<WatchedSweep> StartAsync(string experiment, int jobs)
    {
        string folder = Directory.CreateTempSubdirectory("watched").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "e.yaml"), experiment);
        ProcessStartInfo start = new(ProcessRun.Dotnet, [Path.Combine(HostOutput.Folder, "slab.dll"), "run", "e.yaml", "--watch", "--plugins", Plugins, "--jobs", jobs.ToString(CultureInfo.InvariantCulture)])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        string line = await process.StandardOutput.ReadLineAsync() ?? "nothing";
        Assert.StartsWith("watch: ", line, StringComparison.Ordinal);
        return new WatchedSweep(process, folder, new Uri(line["watch: ".Length..]));
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
