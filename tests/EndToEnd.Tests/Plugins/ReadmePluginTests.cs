using System.Runtime.CompilerServices;
using ScalingLab.Testing;

namespace EndToEnd.Tests.Plugins;

/// <summary>The plugin that stands in the README: built as it stands there, dropped in and used.</summary>
public sealed class ReadmePluginTests
{
    [Fact]
    public async Task ThePluginOfTheReadmeBuildsAndRuns()
    {
        string source = Readme().Split("```csharp\n")[1].Split("```")[0];
        using var build = await OutsideBuild.RunAsync(
            Path.Combine("Decay", "Decay.csproj"),
            new Dictionary<string, string> { ["ScalingLabSdk"] = Path.Combine(HostOutput.Folder, "ScalingLab.Sdk.dll") },
            root =>
            {
                string folder = Path.Combine(root, "Decay");
                Directory.CreateDirectory(folder);
                File.Copy(Path.Combine(root, "NoisyPowerLaw", "NoisyPowerLaw.csproj"), Path.Combine(folder, "Decay.csproj"));
                File.WriteAllText(Path.Combine(folder, "Decay.cs"), source);
            });
        using Slab slab = new();
        Directory.CreateDirectory(slab.PathOf("plugins"));
        File.Copy(Path.Combine(build.Root, "Decay", "bin", "Release", "net10.0", "Decay.dll"), slab.PathOf("plugins/Decay.dll"));

        // Oracle: the loss is t^-0.3 with 1 % noise on 30 points over two decades; its slope has a standard error of 0.0014.
        slab.Write("decay.yaml", """
            experiment: decay
            runs:
              decay: { model: { use: decay, exponent: 0.3 }, until: 1000, at: "logspace(10, 1000, 30)", observe: [test-loss] }
            analyses:
              fit: { use: power-law, of: decay, observable: test-loss, expect: -0.3, tolerance: 0.007 }
            """);
        await slab.RunAsync(0, "run", "decay.yaml", "--check");
    }

    private static string Readme([CallerFilePath] string caller = "") =>
        File.ReadAllText(Path.GetFullPath("../../../README.md", Path.GetDirectoryName(caller)!)).ReplaceLineEndings("\n");
}
