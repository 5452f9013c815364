using ScalingLab.Host.Execution;

namespace ScalingLab.Host.Clusters.Slurm;

/// <summary>Calls SLURM's programs. A controller that is away for a moment is waited for.</summary>
/// <param name="patience">How long to wait for a controller that does not answer.</param>
/// <param name="time">The clock.</param>
internal sealed class SlurmPrograms(TimeSpan patience, TimeProvider time)
{
    private static readonly string[] Transient =
        ["contact slurm controller", "Socket timed out", "Connection refused", "Connection reset", "Zero Bytes were transmitted", "temporarily unavailable", "Unable to contact"];

    /// <summary>Calls a program, again while its controller is away.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Passed as they are.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="found">Asked before each further call: what the earlier one has done although its answer got lost.</param>
    /// <exception cref="LaunchException">There is no such program, or the controller stays away.</exception>
    public ProgramResult Run(string program, IEnumerable<string> arguments, string input = "", Func<ProgramResult?>? found = null)
    {
        string[] words = [.. arguments];
        long started = time.GetTimestamp();
        for (var pause = TimeSpan.FromSeconds(1); ; pause = TimeSpan.FromSeconds(Math.Min(30, 2 * pause.TotalSeconds)))
        {
            var result = Call(program, words, input);
            if (result.ExitCode == 0 || !IsTransient(result)) return result;
            if (time.GetElapsedTime(started) + pause > patience)
                throw new LaunchException($"{program}: {Message(result)} The controller does not answer; nothing was concluded. 'scontrol ping' tells when it is back, then try again.");
            Thread.Sleep(pause);
            if (found?.Invoke() is { } done) return done;
        }
    }

    /// <summary>Calls a program once.</summary>
    /// <exception cref="LaunchException">There is no such program.</exception>
    public static ProgramResult Call(string program, IEnumerable<string> arguments, string input = "") =>
        ExternalProgram.Run(program, arguments, input, variables: new Dictionary<string, string> { ["SLURM_BITSTR_LEN"] = "0", ["SLURM_TIME_FORMAT"] = "standard" })
        ?? throw new LaunchException($"There is no '{program}' on PATH. Is this a machine with SLURM? Log in to one, load its module, or use --local to execute here.");

    /// <summary>What a program complained about, in one line without its own name.</summary>
    public static string Message(ProgramResult result)
    {
        string text = result.Error.Trim().Length > 0 ? result.Error : result.Output;
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split("error: ", 2) is [_, var message] ? message : line);
        string joined = string.Join("; ", lines);
        return joined.Length == 0 ? $"it exited with {result.ExitCode} and said nothing." : joined.EndsWith('.') ? joined : joined + ".";
    }

    private static bool IsTransient(ProgramResult result) => Transient.Any(words => result.Error.Contains(words, StringComparison.OrdinalIgnoreCase));
}
