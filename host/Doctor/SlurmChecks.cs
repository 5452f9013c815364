using System.Globalization;
using ScalingLab.Host.Clusters;
using ScalingLab.Host.Clusters.Slurm;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Doctor;

/// <summary>SLURM and the profile. A machine without SLURM is no problem.</summary>
internal static class SlurmChecks
{
    private const int ShortMemory = 60;

    public static IEnumerable<CheckResult> Run(string workingDirectory)
    {
        if (Profile(workingDirectory) is { } profile) yield return profile;
        if (ExternalProgram.Run("sbatch", ["--version"]) is not { } version)
        {
            yield return CheckResult.Note("SLURM", "there is no sbatch on PATH", "Only 'slab submit --slurm' needs it; 'slab submit --local' and 'slab run' execute here.");
            yield break;
        }

        if (version.ExitCode != 0)
        {
            yield return CheckResult.Note(
                "SLURM", $"sbatch is installed, but does not work: {SlurmPrograms.Message(version)}",
                "Only 'slab submit --slurm' needs it. SLURM_CONF names the configuration where it is not in its usual place.");
            yield break;
        }

        if (Call("scontrol", "show", "config") is not { } configuration)
        {
            yield return CheckResult.Problem("SLURM", $"{version.Output.Trim()}, but its controller does not answer", "'scontrol ping' tells more. Is this a login node, and is SLURM_CONF right where it is set?");
            yield break;
        }

        var settings = configuration.Split('\n').Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Where(fields => fields.Length == 2)
            .DistinctBy(fields => fields[0]).ToDictionary(fields => fields[0], fields => fields[1]);
        string partitions = (Call("sinfo", "-h", "-o", "%P (%l, %D nodes, %a)") ?? "").ReplaceLineEndings(", ").TrimEnd(',', ' ');
        yield return CheckResult.Good("SLURM", $"{version.Output.Trim()}; partitions: {partitions}; arrays up to {settings.GetValueOrDefault("MaxArraySize", "an unknown number of")} tasks");
        foreach (var result in Limits(settings)) yield return result;
    }

    private static IEnumerable<CheckResult> Limits(Dictionary<string, string> settings)
    {
        bool hasAccounts = Call("sacct", "-X", "-n", "-S", "now") is not null;
        string age = settings.GetValueOrDefault("MinJobAge", "").Split(' ')[0];
        if (!hasAccounts && int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds < ShortMemory)
        {
            yield return CheckResult.Note(
                "SLURM's memory", $"it forgets how a task ended after {seconds} s, and there is no sacct to ask later",
                "Tasks that fail without a word of their own count as lost nodes. Nothing need be done; --mem and --time with some room to spare help.");
        }

        if (settings.GetValueOrDefault("JobRequeue", "1").StartsWith('0'))
            yield return CheckResult.Note("SLURM's requeue", "jobs are not queued again by default (JobRequeue = 0)", "'slab submit' asks for it with --requeue; where the site forbids that, the collector sends lost tasks again.");
    }

    private static CheckResult? Profile(string workingDirectory)
    {
        if (ClusterProfileReader.Find(workingDirectory) is not { } path) return null;
        try
        {
            var (_, problems) = ClusterProfileReader.Read(path);
            return problems.Count == 0
                ? CheckResult.Good("profile", $"{path} is used by 'slab submit'")
                : CheckResult.Problem("profile", DiagnosticFormatter.Format(problems).TrimEnd().ReplaceLineEndings(" "), "Mend it; 'slab submit' refuses it.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CheckResult.Problem("profile", $"{path} cannot be read: {exception.Message}", "Mend it; 'slab submit' refuses it.");
        }
    }

    private static string? Call(string program, params string[] arguments) => ExternalProgram.Run(program, arguments) is { ExitCode: 0 } result ? result.Output.Trim() : null;
}
