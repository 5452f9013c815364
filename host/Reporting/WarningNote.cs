using System.Globalization;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Reporting;

/// <summary>A warning of finished runs.</summary>
/// <param name="Runs">The runs that it is about: the first of them, and how many more.</param>
/// <param name="Message">What to take with care, and why.</param>
internal sealed record WarningNote(string Runs, string Message)
{
    /// <summary>The warnings of all finished runs of a plan, those with the same words once.</summary>
    public static IReadOnlyList<WarningNote> Of(IReadOnlyList<PlannedRun> plan, IReadOnlyDictionary<string, RunRecord> records) =>
    [
        .. plan.DistinctBy(run => run.Key)
            .SelectMany(run => (records.GetValueOrDefault(run.Key)?.Warnings ?? []).Distinct().Select(message => (Run: run, Message: message)))
            .GroupBy(warning => warning.Message)
            .Select(group => new WarningNote(Words([.. group.Select(warning => warning.Run)]), group.Key)),
    ];

    private static string Words(PlannedRun[] runs) => RunExecutor.Describe(runs[0]) + (runs.Length - 1) switch
    {
        0 => "",
        1 => ", and one more run",
        var more => string.Create(CultureInfo.InvariantCulture, $", and {more} more runs"),
    };
}
