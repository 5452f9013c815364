using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using ScalingLab.Testing;

namespace EndToEnd.Tests;

/// <summary>The tutorial as a reader would follow it: its commands and its files, in its order, in an empty folder.</summary>
public sealed partial class TutorialTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slab-tutorial-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task ItsCommandsAndFilesLeadToTheFigure()
    {
        string repository = PathOf("../..");
        StringBuilder script = new("set -euo pipefail\n");
        foreach (var (language, file, text) in Blocks(await File.ReadAllTextAsync(PathOf("../../docs/tutorial.md"))))
        {
            if (language == "sh") script.Append(text.Replace("-c Release host", $"-c Release --no-build '{repository}/host'", StringComparison.Ordinal));
            else script.Append("test -f ").Append(file).Append("\ncat > ").Append(file).Append(" <<'END-OF-FILE'\n").Append(text).Append("END-OF-FILE\n");
        }

        var run = await RunAsync(script.ToString());

        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Error}");
        Assert.Contains("8 agree, 0 deviate, 0 not determined", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "NoisyPerceptron/results/noisy-perceptron/figures/learning-curves.svg")));
    }

    /// <summary>Packages and tools go into the temporary folder; what the solution restored already is taken from where it is.</summary>
    private Task<ProcessRun> RunAsync(string script)
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return ProcessRun.RunAsync(
            "bash",
            ["-c", script],
            _folder.FullName,
            new Dictionary<string, string?>
            {
                ["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "nuget"),

                // An SDK package of the same version that is there from earlier would hide the one that was just packed.
                ["NUGET_FALLBACK_PACKAGES"] = Directory.Exists(Path.Combine(cache, "scalinglab.sdk")) ? null : cache,
                ["SLAB_PLUGINS"] = null,
                ["NO_COLOR"] = "1",
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["MSBuildSDKsPath"] = null,
                ["MSBuildExtensionsPath"] = null,
                ["MSBUILD_EXE_PATH"] = null,
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["DOTNET_NOLOGO"] = "1",
            },
            TimeSpan.FromMinutes(8));
    }

    /// <summary>Commands, and files with the path that the paragraph before them names last.</summary>
    private static IEnumerable<(string Language, string File, string Text)> Blocks(string page)
    {
        foreach (Match block in Fence().Matches(page.ReplaceLineEndings("\n")))
        {
            string before = page.ReplaceLineEndings("\n")[..block.Index];
            string file = FileName().Matches(before).LastOrDefault()?.Groups[1].Value ?? "";
            yield return (block.Groups[1].Value, file, block.Groups[2].Value);
        }
    }

    private static string PathOf(string file, [CallerFilePath] string caller = "") => Path.GetFullPath(file, Path.GetDirectoryName(caller)!);

    [GeneratedRegex("^```(sh|csharp|yaml)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"Replace\s+`([^`]+)`")]
    private static partial Regex FileName();
}
