using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>Analyses as specified: source, abscissa, ordinate, conditions, expectations.</summary>
public sealed class AnalysisTests
{
    [Fact]
    public void The_sample_reads_as_written()
    {
        Experiment experiment = Sample.Valid(Sample.Text);
        AnalysisSpecification escape = experiment.Analyses[0], scaling = experiment.Analyses[1], tail = experiment.Analyses[2];
        Assert.Equal(("escape", "theory", null, "test-loss", false), (escape.Name, escape.Of, escape.X, escape.Y, escape.OptionsDependOnPoint));
        Assert.Equal(("scaling", "escape", "eigenvalues", "escape-time"), (scaling.Name, scaling.Of, scaling.X, scaling.Y));
        Assert.Equal(new Expectation(-1, 0.25), scaling.Expect("exponent", ParameterPoint.Empty));
        Assert.Null(scaling.Expect("amplitude", ParameterPoint.Empty));
        Assert.Null(escape.Expect("escape-time", Point(8)));
        Assert.Equal(new Expectation(-0.5, 0.05), tail.Expect("exponent", Point(8)));
        Assert.Equal([false, true], new[] { Point(4), Point(8) }.Select(tail.When));
        Assert.Equal([500, 2000], ((PowerLawOptions)tail.Options(Point(8))).Window!);
    }

    [Fact]
    public void Options_and_expectations_may_depend_on_the_point()
    {
        AnalysisSpecification tail = Sample.Valid(Sample.With("window: [500, 2000]", "window: [\"${100*eigenvalues}\", 2000]")
            .Replace("expect: \"${-beta/(1+beta)}\", tolerance: 0.05", "expect: { exponent: -1, amplitude: \"${eigenvalues}\" }, tolerance: { exponent: 0.1, amplitude: \"${eigenvalues/2}\" }", StringComparison.Ordinal)).Analyses[2];
        Assert.Equal(["eigenvalues"], tail.OptionNames);
        Assert.Equal([800, 2000], ((PowerLawOptions)tail.Options(Point(8))).Window!);
        Assert.Equal(new Expectation(8, 4), tail.Expect("amplitude", Point(8)));
        Assert.Equal(new Expectation(-1, 0.1), tail.Expect("exponent", Point(8)));
    }

    [Fact]
    public void Analyses_come_in_an_order_in_which_each_can_be_computed()
    {
        Experiment experiment = Sample.Valid(Analysed("""
              c: { use: power-law, of: b }
              b: { use: power-law, of: a, x: eigenvalues, y: exponent }
              a: { use: power-law, of: theory, observable: test-loss }
            """, "[1, 2, 4, 8]\n  beta: [1, 2]"));
        Assert.Equal(["a", "b", "c"], experiment.Analyses.Select(analysis => analysis.Name));
        Assert.Equal(("beta", "exponent"), (experiment.Analyses[2].X, experiment.Analyses[2].Y));
    }

    [Fact]
    public void A_finding_may_be_the_abscissa_and_an_observable_too()
    {
        Experiment experiment = Sample.Valid(Analysed("""
              a: { use: escape-time, of: theory, x: "student-teacher[1, 2]", y: test-loss }
              b: { use: power-law, of: a, x: plateau-height, y: escape-time }
              c: { use: escape-time, of: theory, x: alpha, y: test-loss }
            """));
        Assert.Equal("student-teacher[1,2]", experiment.Analyses[0].X);
        Assert.Equal(("plateau-height", "escape-time"), (experiment.Analyses[1].X, experiment.Analyses[1].Y));
        Assert.Null(experiment.Analyses[2].X);
    }

    [Fact]
    public void A_condition_on_findings_sees_the_abscissa()
    {
        AnalysisSpecification scaling = Sample.Valid(Sample.With("expect: -1, tolerance: 0.25", "when: \"${eigenvalues > 1}\"")).Analyses[1];
        Assert.Equal([false, true], new[] { Point(1), Point(8) }.Select(scaling.When));
        Assert.True(scaling.When(ParameterPoint.Empty));
    }

    [Fact]
    public void An_expectation_is_undetermined_where_its_expression_has_no_value()
    {
        AnalysisSpecification escape = Sample.Valid(Sample.With("of: theory, observable: test-loss }", "of: theory, observable: test-loss, expect: \"${eigenvalues}\", tolerance: 1 }")).Analyses[0];
        Assert.Equal(new Expectation(4, 1), escape.Expect("escape-time", Point(4)));
        Assert.Equal(double.NaN, escape.Expect("escape-time", ParameterPoint.Empty)!.Value);
    }

    [Fact]
    public void An_expression_of_findings_comes_after_all_that_it_names()
    {
        Experiment experiment = Sample.Valid(Analysed("""
              c: { use: derived, of: a, findings: { first: a.plateau-height, second: b }, value: first*second, expect: "${eigenvalues}", tolerance: 1 }
              b: { use: power-law, of: theory, observable: test-loss }
              a: { use: escape-time, of: theory, observable: test-loss }
            """));
        AnalysisSpecification derived = experiment.Analyses[2];
        Assert.Equal(["a", "b", "c"], experiment.Analyses.Select(analysis => analysis.Name));
        Assert.Equal(("c", "a", null), (derived.Name, derived.Of, derived.X));
        Assert.Equal(new Expectation(8, 1), derived.Expect("value", Point(8)));
    }

    [Fact]
    public void An_analysis_comes_after_those_whose_curves_its_options_name()
    {
        Experiment experiment = Sample.Valid(Analysed("""
              c: { use: agreement, of: b, with: a, size: eigenvalues }
              b: { use: escape-time, of: simulation, observable: test-loss }
              a: { use: escape-time, of: theory, observable: test-loss }
              d: { use: agreement, of: theory, observable: test-loss, with: "student-teacher[1,2]" }
              e: { use: agreement, of: simulation, observable: test-loss, with: theory, size: alpha }
              f: { use: agreement, of: b, y: escape-time, with: plateau-height }
            """));
        Assert.Equal(["b", "a", "c", "d", "e", "f"], experiment.Analyses.Select(analysis => analysis.Name));
    }

    private static ParameterPoint Point(double eigenvalues) => new([KeyValuePair.Create("eigenvalues", (ParameterValue)eigenvalues)]);

    private static string Analysed(string analyses, string sweep = "[1, 2, 4, 8]")
    {
        string text = Sample.With("[1, 2, 4, 8]", sweep);
        return text[..text.IndexOf("analyses:", StringComparison.Ordinal)] + "analyses:\n" + analyses;
    }
}
