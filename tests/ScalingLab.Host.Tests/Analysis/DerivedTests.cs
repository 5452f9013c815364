using ScalingLab.Host.Analysis;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Analysis;

/// <summary>Expressions of findings: values, intervals, matching of points, and what has no value.</summary>
public sealed class DerivedTests
{
    [Fact]
    public void A_product_has_the_value_and_the_interval_of_error_propagation()
    {
        // Oracle: 2 ± 0.1 times 3 ± 0.3: 6 ± sqrt((0.1 * 3)^2 + (2 * 0.3)^2).
        var finding = Assert.Single(Analyse("a * b", Family("a", (Point(), 2, 0.1)), Family("b", (Point(), 3, 0.3))));

        Assert.Equal(6, finding.Value, 1e-12);
        Assert.Equal(Math.Sqrt(0.09 + 0.36), finding.High - finding.Value, 1e-12);
        Assert.Equal("a * b with a = 2, b = 3; interval from theirs, taken for independent", finding.Note);
    }

    [Fact]
    public void Findings_are_matched_by_the_names_that_both_points_have()
    {
        var findings = Analyse(
            "a + b", Family("a", (Point(("n", 1)), 10, 0), (Point(("n", 2)), 20, 0)), Family("b", (Point(("n", 1), ("p", 7)), 1, 0), (Point(("n", 2), ("p", 9)), 2, 0)));

        Assert.Equal([11.0, 22.0], findings.Select(finding => finding.Value));
        Assert.Equal(Point(("n", 2)), findings[1].Point);
    }

    [Fact]
    public void Without_an_interval_of_one_there_is_none()
    {
        var finding = Assert.Single(Analyse("a / b", Family("a", (Point(), 1, 0.1)), Family("b", (Point(), 4, double.NaN))));

        Assert.Equal(0.25, finding.Value);
        Assert.True(double.IsNaN(finding.Low));
        Assert.EndsWith("no interval, as b has none", finding.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_ambiguous_or_without_value_is_not_determined()
    {
        Assert.Equal("'b', b, has no finding at this point.", Reason("a * b", Family("a", (Point(("n", 1)), 1, 0)), Family("b", (Point(("n", 2)), 1, 0))));
        Assert.Equal("'b', b, is not determined here.", Reason("a * b", Family("a", (Point(), 1, 0)), Family("b", (Point(), double.NaN, 0))));
        Assert.Equal(
            "'b', b, has 2 findings at this point; leave all but one out with 'when'.",
            Reason("a * b", Family("a", (Point(), 1, 0)), Family("b", (Point(("n", 1)), 1, 0), (Point(("n", 2)), 1, 0))));
        Assert.Contains("zero", Reason("a / b", Family("a", (Point(), 1, 0)), Family("b", (Point(), 0, 0))), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("a *", "Value")]
    [InlineData("a * c", "Value")]
    [InlineData("", "Value")]
    public void A_faulty_expression_is_reported_before_anything_runs(string value, string member)
    {
        DerivedOptions options = new() { Value = value, Findings = new() { ["a"] = "x", ["b"] = "y.z" } };

        Assert.Equal([member], Assert.Single(options.Validate(new(options))).MemberNames);
    }

    private static string Reason(string value, CurveFamily a, CurveFamily b)
    {
        var finding = Analyse(value, a, b)[0];
        Assert.False(finding.IsDetermined);
        return finding.Note;
    }

    private static Finding[] Analyse(string value, CurveFamily a, CurveFamily b) =>
        [.. new Derived(new() { Value = value, Findings = new() { ["a"] = "a", ["b"] = "b" } }).Analyse(a with { Companion = name => name == "a" ? a : b })];

    private static CurveFamily Family(string name, params (ParameterPoint Point, double Value, double Reach)[] findings) =>
        new(name, "", "value", [.. findings.Select(finding => new CurveGroup(
            finding.Point, [new Curve([0], [finding.Value], [finding.Value - finding.Reach], [finding.Value + finding.Reach])]))]);

    private static ParameterPoint Point(params (string Name, double Value)[] values) => new(values.Select(value => KeyValuePair.Create<string, ParameterValue>(value.Name, value.Value)));
}
