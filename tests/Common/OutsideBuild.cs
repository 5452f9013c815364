namespace ScalingLab.Testing;

/// <summary>A copy of the folder OutsidePlugins in a temporary place, built against an SDK assembly: what a plugin author has.</summary>
internal sealed class OutsideBuild : IDisposable
{
    private OutsideBuild(string root) => Root = root;

    /// <summary>The temporary folder.</summary>
    public string Root { get; }

    /// <summary>The output of the project NoisyPowerLaw.</summary>
    public string NoisyPowerLaw => Path.Combine(Root, "NoisyPowerLaw", "bin", "Release", "net10.0", "NoisyPowerLaw.dll");

    /// <param name="project">The project, relative to OutsidePlugins.</param>
    /// <param name="properties">MSBuild properties.</param>
    /// <param name="prepare">Changes the copied sources, given the folder that holds them, before they are built.</param>
    public static async Task<OutsideBuild> RunAsync(
        string project, IReadOnlyDictionary<string, string> properties, Action<string>? prepare = null)
    {
        OutsideBuild build = new(Directory.CreateTempSubdirectory("slab-plugins-").FullName);
        Copy(Path.Combine(AppContext.BaseDirectory, "OutsidePlugins"), build.Root);
        prepare?.Invoke(build.Root);
        ProcessRun run = await ProcessRun.RunAsync(
            ProcessRun.Dotnet,
            [
                "build", project, "--nologo", "--verbosity", "quiet", "-nodeReuse:false", "-property:Configuration=Release",
                .. properties.Select(property => $"-property:{property.Key}={property.Value}"),
            ],
            build.Root,
            new Dictionary<string, string?>
            {
                // What the command that runs these tests told its own children about its MSBuild is not for this one.
                ["MSBuildSDKsPath"] = null,
                ["MSBuildExtensionsPath"] = null,
                ["MSBUILD_EXE_PATH"] = null,
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            });
        if (run.ExitCode == 0 && !run.Output.Contains("warning", StringComparison.Ordinal)) return build;
        build.Dispose();
        throw new InvalidOperationException($"The plugins outside the solution do not build:\n{run.Output}{run.Error}");
    }

    /// <summary>Copies files and folders below a folder.</summary>
    public static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Loaded assemblies cannot be deleted on Windows; the system clears its temporary folder.
        }
    }
}
