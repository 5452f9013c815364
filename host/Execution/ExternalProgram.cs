using System.ComponentModel;
using System.Diagnostics;

namespace ScalingLab.Host.Execution;

/// <summary>Runs programs of the system, without a shell in between.</summary>
internal static class ExternalProgram
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its path, or its name on <c>PATH</c>.</param>
    /// <param name="arguments">Passed as they are.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="workingDirectory">Where it starts; here when not given.</param>
    /// <param name="variables">Environment variables to set.</param>
    /// <returns><see langword="null"/> when there is no such program.</returns>
    public static ProgramResult? Run(
        string program, IEnumerable<string> arguments, string input = "", string workingDirectory = "", IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            Feed(process, input);
            process.WaitForExit();
            return new ProgramResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static void Feed(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code and message tell why.
        }
    }
}
