using ScalingLab.Host.Analysis;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;
using ScalingLab.Host.Tests.Execution;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Analysis;

public sealed class AnalysisRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(20.0, 0.0, "Agrees")]
    [InlineData(21.0, 1.0, "Agrees")]
    [InlineData(21.1, 1.0, "Deviates")]
    public void A_finding_is_judged_by_its_distance(double expected, double tolerance, string verdict)
    {
        var judged = Run(Specification("last", expect: (_, _) => new Expectation(expected, tolerance)));

        Assert.Equal(verdict, judged[1].Verdict.ToString());
    }

    [Fact]
    public void Without_an_expectation_nothing_is_judged() =>
        Assert.All(Run(Specification("last")), finding => Assert.Equal(Verdict.NotJudged, finding.Verdict));

    [Fact]
    public void Options_that_depend_on_the_point_are_used_at_their_point()
    {
        var judged = Run(Specification("last") with
        {
            OptionNames = ["slope"],
            Options = point => new LastOptions { Factor = point[0].Value.ToString() == "2" ? 100 : 1 },
        });

        Assert.Equal([10.0, 2000.0], judged.Select(finding => finding.Finding.Value));
        Assert.All(judged, finding => Assert.Equal("one of 1", finding.Finding.Note));
    }

    // An analysis over one swept name, such as a frontier over widths, may have options that depend on another.
    [Fact]
    public void Points_with_the_same_options_are_analysed_together()
    {
        string[] names = ["slope", "width"];
        var judged = Run(
            4,
            i => new ParameterPoint([new("slope", 1.0 + (i % 2)), new("width", 1.0 + (i / 2))]),
            Specification("last") with { OptionNames = ["slope"], Options = point => new LastOptions { Factor = point[0].Value.ToString() == "2" ? 100 : 1 } });

        Assert.Equal([10.0, 30.0, 2000.0, 4000.0], judged.Select(finding => finding.Finding.Value));
        Assert.All(judged, finding => Assert.Equal("one of 2", finding.Finding.Note));
        Assert.All(judged, finding => Assert.Equal(names, finding.Finding.Point.Select(value => value.Key)));
    }

    [Fact]
    public void When_leaves_points_out() =>
        Assert.Equal(20, Assert.Single(Run(Specification("last") with { When = point => point[0].Value.ToString() == "2" })).Finding.Value);

    [Fact]
    public void A_broken_analysis_is_shown_in_the_place_of_its_findings_and_costs_nothing_else()
    {
        var judged = Run(Specification("broken") with { Name = "first" }, Specification("last"));

        Assert.Equal(4, judged.Count);
        Assert.Contains("InvalidOperationException: no luck", judged[0].Finding.Note, StringComparison.Ordinal);
        Assert.False(judged[0].Finding.IsDetermined);
        Assert.True(judged[3].Finding.IsDetermined);
    }

    [Fact]
    public void Nothing_to_analyse_is_not_determined()
    {
        var judged = Run(Specification("last", expect: (_, _) => new Expectation(1, 1)) with { Y = "test-error" });

        Assert.Equal(Verdict.NotDetermined, Assert.Single(judged).Verdict);
    }

    [Fact]
    public void An_analysis_of_findings_sees_them_against_a_swept_parameter()
    {
        var judged = Run(Specification("last"), Specification("last") with { Name = "second", Of = "last", X = "slope", Y = "last" });

        // The findings 10 and 20 at slope 1 and 2 are one curve, whose last value is 20.
        var last = judged[^1].Finding;
        Assert.Equal(20, last.Value);
        Assert.Equal(ParameterPoint.Empty, last.Point);
    }

    private static AnalysisSpecification Specification(string analysis, Func<string, ParameterPoint, Expectation?>? expect = null) => new()
    {
        Name = analysis,
        Analysis = LineExperiment.Find(ComponentKind.Analysis, analysis),
        Of = "lines",
        Y = "test-loss",
        When = _ => true,
        OptionNames = [],
        Options = _ => analysis == "last" ? new LastOptions() : new NoOptions(),
        Expect = expect ?? ((_, _) => null),
    };

    private IReadOnlyList<JudgedFinding> Run(params AnalysisSpecification[] analyses) => Run(2, i => new ParameterPoint([new("slope", i + 1.0)]), analyses);

    private IReadOnlyList<JudgedFinding> Run(int count, Func<int, ParameterPoint> point, params AnalysisSpecification[] analyses)
    {
        var block = LineExperiment.BlockOf(Enumerable.Range(1, count).Select(slope => ($"{slope}", new LineOptions { Slope = slope })));
        block = block with { Points = [.. block.Points.Select((old, i) => old with { Point = point(i) })] };
        var plan = LineExperiment.PlanOf(block);
        var outcome = LineExperiment.Run(RunStore.Open(_folder.Path), plan);
        Experiment experiment = new()
        {
            Id = "lines", FilePath = "lines.yaml", Text = "", Points = [.. block.Points.Select(point => point.Point)], SweptNames = [.. point(0).Select(value => value.Key)],
            Blocks = [block], Analyses = analyses,
        };
        return AnalysisRunner.Run(experiment, new ResultSet(experiment, plan, outcome.Records));
    }
}
