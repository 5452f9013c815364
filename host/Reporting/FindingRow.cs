using ScalingLab.Host.Analysis;

namespace ScalingLab.Host.Reporting;

/// <summary>A finding as the cells of a table.</summary>
internal sealed record FindingRow
{
    public required string Analysis { get; init; }

    /// <summary>The values of the table's swept parameters; empty where the finding does not depend on one.</summary>
    public required IReadOnlyList<string> Point { get; init; }

    public required string Name { get; init; }

    public required string Value { get; init; }

    /// <summary>Such as <c>[0.48, 0.52]</c>; empty when unknown.</summary>
    public required string Interval { get; init; }

    public required string Expected { get; init; }

    public required string Tolerance { get; init; }

    public required Verdict Verdict { get; init; }

    public required string Note { get; init; }
}
