using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Execution;

/// <summary>Gathers once what all runs of a process share.</summary>
internal sealed class ProvenanceSource
{
    private readonly TimeProvider _time;

    public ProvenanceSource(string experimentPath, IReadOnlyList<string> commandLine, TimeProvider time)
    {
        _time = time;
        string folder = Path.GetDirectoryName(Path.GetFullPath(experimentPath))!;
        string? commit = Git(folder, "rev-parse", "HEAD");
        Shared = new Provenance
        {
            Program = VersionOf(typeof(ProvenanceSource).Assembly),
            Sdk = VersionOf(typeof(IModel).Assembly),
            GitCommit = commit ?? "",
            GitDirty = commit is not null && Git(folder, "status", "--porcelain") is not "",
            Runtime = RuntimeInformation.FrameworkDescription,
            OperatingSystem = RuntimeInformation.OSDescription,
            Processor = Processor(),
            CommandLine = string.Join(' ', commandLine),
        };
    }

    /// <summary>What all runs of this process share.</summary>
    public Provenance Shared { get; }

    public static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version?.ToString() ?? "";

    /// <summary>The provenance of a run of the block that started when <paramref name="stopwatch"/> did.</summary>
    public Provenance Of(Block block, Stopwatch stopwatch, double? cpuSeconds) => Shared with
    {
        Plugins = [.. block.Components.Select(component => component.Plugin).DistinctBy(plugin => plugin.Name)
            .Select(plugin => new PluginProvenance(plugin.Name, plugin.Version, plugin.Sha256))],
        Started = _time.GetUtcNow() - stopwatch.Elapsed,
        WallSeconds = stopwatch.Elapsed.TotalSeconds,
        CpuSeconds = cpuSeconds,
    };

    private static string Processor()
    {
        string width = Vector512.IsHardwareAccelerated ? "512-bit vectors" : Vector256.IsHardwareAccelerated ? "256-bit vectors"
            : Vector128.IsHardwareAccelerated ? "128-bit vectors" : "scalar";
        return $"{RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} logical cores, {width}";
    }

    /// <summary>What git prints; <see langword="null"/> outside a repository or without git.</summary>
    private static string? Git(string folder, params string[] arguments) =>
        ExternalProgram.Run("git", arguments, workingDirectory: folder) is { ExitCode: 0 } result ? result.Output.Trim() : null;
}
