using ScalingLab.Testing;

namespace EndToEnd.Tests;

/// <summary>The program as a user starts it, in a working directory of its own.</summary>
internal sealed class Slab : IDisposable
{
    /// <summary>An empty temporary folder, removed at the end.</summary>
    public string WorkingDirectory { get; } = Directory.CreateTempSubdirectory("slab-").FullName;

    /// <summary>Variables that the program sees besides those of the tests.</summary>
    public Dictionary<string, string?> Variables { get; } = new() { ["SLAB_PLUGINS"] = null, ["NO_COLOR"] = "1" };

    /// <summary>Runs <c>slab</c> to its end.</summary>
    public Task<ProcessRun> RunAsync(params IEnumerable<string> arguments) =>
        ProcessRun.RunAsync(ProcessRun.Dotnet, [Path.Combine(HostOutput.Folder, "slab.dll"), .. arguments], WorkingDirectory, Variables);

    /// <summary>Runs <c>slab</c> and fails with all it printed when it does not exit as expected.</summary>
    public async Task<ProcessRun> RunAsync(int exitCode, params IEnumerable<string> arguments)
    {
        ProcessRun run = await RunAsync(arguments);
        Assert.True(
            run.ExitCode == exitCode,
            $"slab {string.Join(' ', arguments)} exited with {run.ExitCode}, not {exitCode}.\n{run.Output}\n{run.Error}");
        return run;
    }

    /// <summary>Writes a file below the working directory.</summary>
    /// <returns>Its absolute path.</returns>
    public string Write(string path, string text)
    {
        string full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public string PathOf(string path) => Path.Combine(WorkingDirectory, path);

    public void Dispose() => Directory.Delete(WorkingDirectory, recursive: true);
}
