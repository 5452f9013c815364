using ScalingLab.Host.Comparison;

namespace ScalingLab.Host.Tests.Comparison;

/// <summary>What counts as a change between two results.</summary>
public sealed class FindingChangeTests
{
    [Theory]
    [InlineData(0.5, 0.5, "agrees", "agrees", nameof(ChangeKind.Same))]
    [InlineData(0.5, 0.5 + 1e-12, "agrees", "agrees", nameof(ChangeKind.Same))]
    [InlineData(0.5, 0.51, "agrees", "agrees", nameof(ChangeKind.WithinIntervals))]
    [InlineData(0.5, 0.6, "agrees", "agrees", nameof(ChangeKind.Beyond))]
    [InlineData(0.5, 0.51, "agrees", "deviates", nameof(ChangeKind.Beyond))]
    [InlineData(0.5, double.NaN, "not judged", "not judged", nameof(ChangeKind.Beyond))]
    [InlineData(double.NaN, double.NaN, "not determined", "not determined", nameof(ChangeKind.Same))]
    public void Kinds(double a, double b, string verdictA, string verdictB, string kind)
    {
        var change = Assert.Single(FindingChange.Pair([Of(a, verdictA)], [Of(b, verdictB)], 1e-9));
        Assert.Equal(kind, change.Kind.ToString());
    }

    [Fact]
    public void What_one_result_has_alone_is_told_apart()
    {
        var changes = FindingChange.Pair([Of(1, "agrees"), Of(2, "agrees") with { Name = "old" }], [Of(1, "agrees"), Of(2, "agrees") with { Name = "new" }], 0);
        Assert.Equal(["Same", "OnlyB", "OnlyA"], changes.Select(change => change.Kind.ToString()));
    }

    [Fact]
    public void Without_intervals_every_other_value_is_a_change()
    {
        var bare = Of(1, "not judged") with { Low = double.NaN, High = double.NaN };
        Assert.Equal(ChangeKind.Beyond, Assert.Single(FindingChange.Pair([bare], [bare with { Value = 1.0001 }], 1e-9)).Kind);
    }

    /// <summary>|b − a| / max(|a|, |b|) is at most 2, for opposite signs.</summary>
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(2, 1, 0.5)]
    [InlineData(0, 1, 1)]
    [InlineData(-1, 1, 2)]
    public void Relative_differences(double a, double b, double expected) => Assert.Equal(expected, FindingChange.Relative(a, b));

    private static StoredFinding Of(double value, string verdict) => new()
    {
        Analysis = "decay", Point = [], Name = "exponent", Value = value, Low = value - 0.02, High = value + 0.02, Expected = double.NaN, Tolerance = double.NaN, Verdict = verdict,
    };
}
