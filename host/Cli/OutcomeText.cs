using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary>Tells what became of the runs.</summary>
internal static class OutcomeText
{
    private const int FailuresShown = 5;
    private const int WarningsShown = 5;

    public static void Write(Experiment experiment, IReadOnlyList<PlannedRun> plan, RunStore store, SweepOutcome outcome, Terminal terminal)
    {
        foreach (string note in outcome.Notes) terminal.Error.WriteLine($"slab: {note}");
        string executed = outcome.Planned == 0 ? "nothing to execute" : $"{outcome.Executed} executed";
        int left = outcome.Planned - outcome.Executed - (outcome.Failures.Count - outcome.FailedEarlier);
        terminal.Out.WriteLine($"{experiment.Id}: {executed}, {outcome.Reused} reused, {outcome.Failures.Count} failed{(left > 0 ? $", {left} left" : "")}");
        var warnings = WarningNote.Of(plan, outcome.Records);
        foreach (var warning in warnings.Take(WarningsShown)) terminal.Error.WriteLine($"slab: warning: {warning.Runs}: {warning.Message}");
        if (warnings.Count > WarningsShown) terminal.Error.WriteLine($"slab: and {warnings.Count - WarningsShown} more warnings, which are in the report.");
        foreach (var failure in outcome.Failures.Take(FailuresShown))
        {
            terminal.Error.WriteLine($"slab: failed: {failure.Description}: {failure.Message}");
            terminal.Error.WriteLine($"      {store.FailurePath(failure.Key)}");
        }

        if (outcome.Failures.Count > FailuresShown)
            terminal.Error.WriteLine($"slab: and {outcome.Failures.Count - FailuresShown} more failures in {Path.GetDirectoryName(store.FailurePath("x"))}");
        if (outcome.FailedEarlier > 0)
        {
            terminal.Error.WriteLine(
                $"slab: {outcome.FailedEarlier} of the failures {(outcome.FailedEarlier == 1 ? "is" : "are")} from earlier; --retry-failed executes {(outcome.FailedEarlier == 1 ? "it" : "them")} again.");
        }
    }
}
