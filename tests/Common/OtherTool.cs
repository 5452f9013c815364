namespace ScalingLab.Testing;

/// <summary>Programs that are not part of .NET; tests that need one report themselves skipped where it is not installed.</summary>
internal static class OtherTool
{
    /// <summary>The system's Python, with the modules that are asked for.</summary>
    public static async Task<string> PythonWithAsync(params string[] modules)
    {
        const string Python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(Python), $"There is no {Python}.");
        var run = await ProcessRun.RunAsync(Python, ["-W", "ignore", "-c", string.Join('\n', modules.Select(module => $"import {module}"))], Path.GetTempPath());
        Assert.SkipUnless(run.ExitCode == 0, $"Python lacks a module: {run.Error}");
        return Python;
    }

    public static string Shell(string name)
    {
        string? path = new[] { "/bin/", "/usr/bin/" }.Select(folder => folder + name).FirstOrDefault(File.Exists);
        Assert.SkipUnless(path is not null, $"There is no {name}.");
        return path!;
    }
}
