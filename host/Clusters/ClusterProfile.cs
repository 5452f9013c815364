using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Host.Clusters.Slurm;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Clusters;

/// <summary>How runs are sent to a site: the profile file, and over it the options of <c>slab submit</c>.</summary>
internal sealed record ClusterProfile
{
    [Description("The partition; the site's default when not given.")]
    public string? Partition { get; init; }

    [Description("Time limit of a task, in SLURM's notation: minutes, hours:minutes:seconds or days-hours:minutes:seconds.")]
    [RegularExpression(SlurmTime.Pattern, ErrorMessage = SlurmTime.Words)]
    public string Time { get; init; } = "1:00:00";

    [Description("Memory of a task; the site's default when not given.")]
    [RegularExpression(SlurmMemory.Pattern, ErrorMessage = SlurmMemory.Words)]
    public string? Mem { get; init; }

    [Description("Cores of a task, and runs that it executes at a time.")]
    [Range(1, 4096)]
    public int CpusPerTask { get; init; } = 1;

    [Description("Most tasks at a time; no limit of its own when not given.")]
    [Range(1, 1_000_000)]
    public int? ArrayParallelism { get; init; }

    [Description("How long a task is meant to take, by what finished runs of its block took.")]
    [Unit("min")]
    [Positive]
    public double TaskMinutes { get; init; } = 10;

    [Description("Runs of a task; by task-minutes when not given.")]
    [Range(1, 1_000_000)]
    public int? RunsPerTask { get; init; }

    [Description("How often a run is sent again.")]
    public RetryBudgets Retries { get; init; } = new();

    [Description("How long before its time limit a task is told to save what it has.")]
    [Unit("s")]
    [Range(1, 65535)]
    public int SignalSeconds { get; init; } = 120;

    [Description("How long the collector waits for results of ended tasks to become visible; network disks are late.")]
    [Unit("s")]
    [Range(0, 3600)]
    public double SettleSeconds { get; init; } = 60;

    [Description("Shell commands before the program, such as 'module load dotnet'.")]
    public string Setup { get; init; } = "";

    [Description("Further options of sbatch, such as --account=theory.")]
    public IReadOnlyList<string> Sbatch { get; init; } = [];
}
