using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Execution;

/// <summary>Gathers once what all runs of a process share.</summary>
internal sealed class ProvenanceSource
{
    public ProvenanceSource(string experimentPath, IReadOnlyList<string> commandLine, TimeProvider time)
    {
        Time = time;
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

    /// <summary>The clock on the wall.</summary>
    public TimeProvider Time { get; }

    /// <summary>The provenance of a run of the block.</summary>
    public Provenance Of(Block block, DateTimeOffset started, double wallSeconds, double? cpuSeconds, int resumptions = 0) => Shared with
    {
        Plugins = [.. block.Components.Select(component => component.Plugin).DistinctBy(plugin => plugin.Name)
            .Select(plugin => new PluginProvenance(plugin.Name, plugin.Version, plugin.Sha256))],
        Started = started,
        WallSeconds = wallSeconds,
        CpuSeconds = cpuSeconds,
        Resumptions = resumptions,
    };

    private static string Processor() => $"{RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} logical cores, {RunFingerprint.VectorWidth}";

    /// <summary>What git prints; <see langword="null"/> outside a repository or without git.</summary>
    private static string? Git(string folder, params string[] arguments) =>
        ExternalProgram.Run("git", arguments, workingDirectory: folder) is { ExitCode: 0 } result ? result.Output.Trim() : null;
}
