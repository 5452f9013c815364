using System.Text;

namespace ScalingLab.Sdk.Testing;

/// <summary>All results of a call, in the order of the checks.</summary>
/// <param name="Results">The results.</param>
public sealed record ConformanceReport(IReadOnlyList<ConformanceResult> Results)
{
    /// <summary>Whether no check failed.</summary>
    public bool Conforms => Results.All(result => result.Verdict != ConformanceVerdict.Failed);

    /// <summary>The report as text: a block per model, a line per check.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach (var subject in Results.GroupBy(result => result.Subject))
        {
            text.Append(subject.Key).Append('\n');
            foreach (var result in subject)
            {
                string verdict = result.Verdict switch
                {
                    ConformanceVerdict.Passed => "passed",
                    ConformanceVerdict.Failed => "FAILED",
                    _ => "skipped",
                };
                text.Append("  ").Append(verdict.PadRight(9)).Append(result.Check.PadRight(14))
                    .Append(result.Details.Replace("\n", "\n" + new string(' ', 25), StringComparison.Ordinal)).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <exception cref="ConformanceException">A check failed.</exception>
    internal ConformanceReport Require() => Conforms ? this : throw new ConformanceException(this);
}
