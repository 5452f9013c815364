using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace EndToEnd.Tests.Clusters;

/// <summary>Every command and the profile of docs/clusters.md, run as they stand there with programs in SLURM's place.</summary>
public sealed partial class ClusterDocumentationTests : IDisposable
{
    private readonly ClusterRun _run = ClusterRun.Create(PatientExperiment.Text(2));
    private readonly string _text = File.ReadAllText(PathOf("../../../docs/clusters.md")).ReplaceLineEndings("\n");

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task The_commands_work_as_they_stand_there()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The fake programs are shell scripts.");
        FakeSlurm slurm = new(_run.Slab);
        slurm.Answer("sinfo", "short\nlong\n");
        File.Move(_run.Slab.PathOf("e.yaml"), _run.Slab.PathOf("experiment.yaml"));
        _run.Slab.Write("slab-cluster.yaml", Blocks("yaml").Single());
        string[] commands = [.. Blocks("").SelectMany(block => block.Split('\n')).Where(line => line.StartsWith("slab ", StringComparison.Ordinal))];

        Assert.Equal(7, commands.Length);
        foreach (string command in commands)
        {
            if (Directory.Exists(_run.Slab.PathOf("results/patient"))) File.Delete(_run.Slab.PathOf("results/patient/report.html"));
            await _run.Slab.RunAsync(0, command.Split(' ')[1..]);
            if (command.Contains("--local", StringComparison.Ordinal)) await _run.Report();
        }

        Assert.Contains(slurm.CallsOf("sbatch"), call => call.Contains("--partition=short", StringComparison.Ordinal) && call.Contains("--account=theory", StringComparison.Ordinal));
        Assert.Contains(slurm.CallsOf("sbatch"), call => call.Contains("--partition=long --account=theory --array=0-0%50 --time=4:00:00 --mem=4G --cpus-per-task=4", StringComparison.Ordinal));
        Assert.Contains("echo \"on $(hostname)\"\nexec", _run.Slab.Read("fake/sbatch.0.input"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_names_every_option_of_submit()
    {
        string help = (await _run.Slab.RunAsync(0, "submit", "--help")).Output;
        string[] others = ["--slurm", "--local", "--set", "--out", "--retry-failed", "--profile", "--plugins", "--help"];

        string[] options = [.. Options().Matches(help).Select(match => match.Value.Split(' ')[^1]).Distinct().Except(others)];

        Assert.Equal(9, options.Length);
        Assert.All(options, option => Assert.Contains($"| `{option}` |", _text, StringComparison.Ordinal));
    }

    private IEnumerable<string> Blocks(string language) =>
        Fences().Matches(_text).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value);

    [GeneratedRegex("^```([a-z]*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("^  (?:-., -., )?--[a-z-]+", RegexOptions.Multiline)]
    private static partial Regex Options();

    private static string PathOf(string file, [CallerFilePath] string caller = "") => Path.GetFullPath(file, Path.GetDirectoryName(caller)!);
}
