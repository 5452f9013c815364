namespace ScalingLab.Host.Execution;

/// <summary>What a program that was run to its end printed.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error);
