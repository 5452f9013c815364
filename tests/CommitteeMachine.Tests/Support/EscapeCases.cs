using System.Text.Json.Serialization;

namespace CommitteeMachine.Tests;

/// <summary>r^l = ((ρ + δ) on the diagonal, ρ beside it)/L, q^l = s2/L on the diagonal, T^l = 1/L.</summary>
internal sealed record EscapeCases
{
    [JsonPropertyName("s2")]
    public required double SelfOverlap { get; init; }

    [JsonPropertyName("rho")]
    public required double Overlap { get; init; }

    [JsonPropertyName("delta")]
    public required double Asymmetry { get; init; }

    [JsonPropertyName("rows")]
    public required EscapeCase[] Rows { get; init; }

    [JsonPropertyName("alpha_half_rel_tolerance")]
    public required double HalfTimeTolerance { get; init; }

    [JsonPropertyName("mu_measured_rel_tolerance")]
    public required double GrowthRateTolerance { get; init; }

    [JsonPropertyName("mu_small_eta_rel_tolerance")]
    public required double SmallGrowthRateTolerance { get; init; }

    public InitialOverlaps Start(EscapeCase row) => new()
    {
        StudentTeacher = Blocks(row, (i, n) => Overlap + (i == n ? Asymmetry : 0)),
        StudentStudent = Blocks(row, (i, j) => i == j ? SelfOverlap : 0),
        TeacherTeacher = Blocks(row, (n, m) => n == m ? 1 : 0),
    };

    private static double[][][] Blocks(EscapeCase row, Func<int, int, double> element) =>
    [
        .. Enumerable.Range(0, row.L).Select(_ => Enumerable.Range(0, row.K)
            .Select(i => Enumerable.Range(0, row.K).Select(j => element(i, j) / row.L).ToArray()).ToArray()),
    ];
}
