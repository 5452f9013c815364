using ScalingLab.Host.Analysis;
using ScalingLab.Host.Execution;

namespace ScalingLab.Host.Cli;

/// <summary>What <c>slab</c> tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Some run failed; the others are kept.</summary>
    public const int RunFailed = 1;

    /// <summary>The input is wrong; nothing was run.</summary>
    public const int WrongInput = 2;

    /// <summary>With <c>--check</c>: a finding is outside its tolerance, or could not be determined.</summary>
    public const int FindingDeviates = 3;

    /// <summary>Interrupted; the same command goes on.</summary>
    public const int Interrupted = 130;

    /// <summary>The one code for several experiments: an interruption before a failed run before a deviating finding.</summary>
    public static int Worst(IReadOnlyCollection<int> codes) =>
        codes.Contains(Interrupted) ? Interrupted : codes.Contains(RunFailed) ? RunFailed : codes.Contains(FindingDeviates) ? FindingDeviates : Done;

    /// <summary>The exit code of a command that has judged findings.</summary>
    public static int Of(SweepOutcome outcome, IReadOnlyList<JudgedFinding> findings, bool check) =>
        outcome.Failures.Count > 0 ? RunFailed
        : check && findings.Any(finding => finding.Verdict is Verdict.Deviates or Verdict.NotDetermined) ? FindingDeviates
        : Done;
}
