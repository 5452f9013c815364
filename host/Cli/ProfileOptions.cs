using System.CommandLine;
using ScalingLab.Host.Clusters;
using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Cli;

/// <summary>The options of <c>slab submit</c> that stand over the profile file.</summary>
internal sealed class ProfileOptions
{
    private readonly Option<string?> _profile = new("--profile")
    {
        Description = $"The site's settings; ./{ClusterProfileReader.LocalName}, then slab/cluster.yaml in the user's configuration folder when not given.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _partition = new("--partition") { Description = "The partition.", HelpName = "NAME" };
    private readonly Option<string?> _time = new("--time") { Description = "Time limit of a task, as sbatch takes it.", HelpName = "TIME" };
    private readonly Option<string?> _mem = new("--mem") { Description = "Memory of a task, as sbatch takes it.", HelpName = "SIZE" };
    private readonly Option<int?> _cpus = new("--cpus-per-task") { Description = "Cores of a task, and runs that it executes at a time.", HelpName = "n" };
    private readonly Option<int?> _parallelism = new("--array-parallelism") { Description = "Most tasks at a time.", HelpName = "n" };
    private readonly Option<int?> _retries = new("--max-retries") { Description = "How often a run is sent again, for each kind of failure.", HelpName = "n" };
    private readonly Option<double?> _minutes = new("--task-minutes") { Description = "How long a task is meant to take, by what finished runs took.", HelpName = "min" };
    private readonly Option<int?> _runs = new("--runs-per-task") { Description = "Runs of a task; by --task-minutes when not given.", HelpName = "n" };
    private readonly Option<string[]> _sbatch = new("--sbatch")
    {
        Description = "A further option of sbatch, e.g. --sbatch=--account=theory. May be given several times.",
        HelpName = "OPTION",
        DefaultValueFactory = _ => [],
    };

    public IEnumerable<Option> All => [_profile, _partition, _time, _mem, _cpus, _parallelism, _retries, _minutes, _runs, _sbatch];

    /// <summary>The profile with what the command line gives over it.</summary>
    /// <returns><see langword="null"/> after printing what is wrong with the profile file.</returns>
    /// <exception cref="InputException">The file cannot be read, or an option is not valid.</exception>
    public ClusterProfile? Read(ParseResult parsed, Terminal terminal)
    {
        if (ReadFile(parsed.GetValue(_profile), terminal) is not { } profile) return null;
        profile = profile with
        {
            Partition = parsed.GetValue(_partition) ?? profile.Partition,
            Time = Checked(_time, parsed.GetValue(_time), nameof(ClusterProfile.Time)) ?? profile.Time,
            Mem = Checked(_mem, parsed.GetValue(_mem), nameof(ClusterProfile.Mem)) ?? profile.Mem,
            CpusPerTask = Checked(_cpus, parsed.GetValue(_cpus), nameof(ClusterProfile.CpusPerTask)) ?? profile.CpusPerTask,
            ArrayParallelism = Checked(_parallelism, parsed.GetValue(_parallelism), nameof(ClusterProfile.ArrayParallelism)) ?? profile.ArrayParallelism,
            TaskMinutes = Checked(_minutes, parsed.GetValue(_minutes), nameof(ClusterProfile.TaskMinutes)) ?? profile.TaskMinutes,
            RunsPerTask = Checked(_runs, parsed.GetValue(_runs), nameof(ClusterProfile.RunsPerTask)) ?? profile.RunsPerTask,
            Sbatch = [.. profile.Sbatch, .. parsed.GetRequiredValue(_sbatch)],
        };
        if (parsed.GetValue(_retries) is not { } retries) return profile;
        return retries >= 0 ? profile with { Retries = RetryBudgets.All(retries) } : throw new InputException($"--max-retries must be at least 0, but is {retries}.");
    }

    private static ClusterProfile? ReadFile(string? named, Terminal terminal)
    {
        string? path = named ?? ClusterProfileReader.Find(Directory.GetCurrentDirectory());
        if (path is null) return new ClusterProfile();
        try
        {
            var (profile, problems) = ClusterProfileReader.Read(path);
            if (problems.Count > 0) terminal.Error.Write(DiagnosticFormatter.Format(problems));
            return profile;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The profile {path} cannot be read: {exception.Message}");
        }
    }

    private static T Checked<T>(Option<T> option, T value, string property) =>
        value is not null && ClusterProfileReader.Violation(property, value) is { } violation ? throw new InputException($"{option.Name} {violation}, but is {value}.") : value;
}
