using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Cli;

/// <summary>Shows how a sweep goes: live bars to a person, plain lines to a file.</summary>
internal static class SweepProgress
{
    public static void Execute(Terminal terminal, IReadOnlyList<PlannedRun> runs, int jobs, Action<IRunProgress> execute)
    {
        if (runs.Count == 0) return;
        if (terminal.IsInteractive) LiveProgress.Execute(terminal, runs, jobs, execute);
        else execute(new PlainProgress(terminal.Out, runs.Count, TimeProvider.System));
    }
}
