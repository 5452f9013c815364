using ScalingLab.Host.Analysis;
using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary><c>expect: predicted</c>. The model every-kind predicts the exponent −number of its loss for steps from 10 to 100.</summary>
public sealed class PredictionTests
{
    private const string Fit = "fit: { use: power-law, of: only, observable: test-loss, expect: predicted, tolerance: 0.1 }";

    [Theory]
    [InlineData(10, 100, -2.05, "Agrees", "predicted: -number")]
    [InlineData(10, 100, -2.2, "Deviates", "predicted: -number")]
    [InlineData(10, 100, double.NaN, "NotDetermined", "predicted: -number")]
    [InlineData(5, 100, -2, "NotPredicted", "no prediction: -number holds for step from 10 to 100, but 5 to 100 was analysed")]
    [InlineData(10, 200, -2, "NotPredicted", "no prediction: -number holds for step from 10 to 100, but 10 to 200 was analysed")]
    public void Is_judged_where_it_holds(double from, double to, double found, string verdict, string note)
    {
        var judged = Judged(Sample.Valid(WithFit("[2]", Fit)), Found(found, from, to));
        Assert.Equal((verdict, note), (judged.Verdict.ToString(), judged.Note));
        Assert.Equal(verdict == "NotPredicted" ? null : -2, judged.Expected?.Value);
        Assert.Equal(verdict == "NotPredicted" ? null : 0.1, judged.Expected?.Tolerance);
    }

    [Fact]
    public void Is_that_of_the_point()
    {
        Experiment experiment = Sample.Valid(WithFit("[1, 3, -1]", Fit));
        Assert.Equal(-3, Judged(experiment, Found(-3, 10, 100) with { Point = Point("rate", 3) }).Expected!.Value);
        Assert.Equal(
            (Verdict.NotPredicted, "no prediction: the number must be positive"),
            Outcome(Judged(experiment, Found(-3, 10, 100) with { Point = Point("rate", -1) })));
        Assert.Equal(
            (Verdict.NotPredicted, "no prediction: the number must be positive"),
            Outcome(Judged(experiment, Found(-3, 10, 100))));
        Assert.Equal(
            (Verdict.NotPredicted, "no prediction: it differs between the points that are taken together, from -3 to -1"),
            Outcome(Judged(Sample.Valid(WithFit("[1, 3]", Fit)), Found(-3, 10, 100))));
    }

    [Fact]
    public void May_be_of_findings_and_stand_beside_numbers()
    {
        Experiment experiment = Sample.Valid(WithFit("[2]", """
            escape: { use: escape-time, of: only, observable: test-loss }
              fit: { use: power-law, of: escape, x: whole, expect: { exponent: predicted, amplitude: 1 }, tolerance: 0.5 }
            """).Replace("rate: [2]", "whole: [1, 2]", StringComparison.Ordinal).Replace("number: \"${rate}\"", "whole: \"${whole}\"", StringComparison.Ordinal));
        AnalysisSpecification fit = experiment.Analyses[1];
        Assert.Equal(-1, fit.Expect("exponent", ParameterPoint.Empty)!.Value);
        Assert.Equal(new Expectation(1, 0.5), fit.Expect("amplitude", ParameterPoint.Empty));
    }

    // The message that a model predicts nothing, or something else, is known before anything runs.
    [Theory]
    [InlineData("expect: predicted", "expect: { amplitude: predicted }", "the model 'every-kind' of the block 'only' does not predict the amplitude of test-loss against step. It predicts the exponent of test-loss against step, the exponent of escape-time of test-loss against whole.")]
    [InlineData("expect: predicted", "x: test-loss, expect: predicted", "does not predict the exponent of test-loss against test-loss.")]
    public void Of_what_is_not_predicted_is_a_mistake(string old, string replacement, string message) =>
        Assert.Contains(message, Sample.Problems(WithFit("[2]", Fit.Replace(old, replacement, StringComparison.Ordinal))), StringComparison.Ordinal);

    [Fact]
    public void Of_a_model_without_predictions_is_a_mistake() =>
        Assert.Contains(
            "the model 'committee-machine.ode' of the block 'theory' predicts nothing. Give a number or an expression; models with predictions are every-kind.",
            Sample.Problems(Sample.With("expect: \"${-beta/(1+beta)}\"", "expect: predicted")),
            StringComparison.Ordinal);

    private static (Verdict Verdict, string Note) Outcome(JudgedFinding judged) => (judged.Verdict, judged.Note);

    private static string WithFit(string rates, string analyses) => $$"""
        experiment: minimal
        sweep: { rate: {{rates}} }
        runs:
          only:
            model: { use: every-kind, number: "${rate}" }
            until: 100
            observe: [test-loss]
        analyses:
          {{analyses}}
        """;

    private static ParameterPoint Point(string name, double value) => new([KeyValuePair.Create(name, (ParameterValue)value)]);

    private static Finding Found(double value, double from, double to) =>
        new() { Name = "exponent", Point = ParameterPoint.Empty, Value = value, Curve = new Curve([from, to], [1, 1]) };

    private static JudgedFinding Judged(Experiment experiment, Finding finding) => Assert.Single(Judge.All(experiment.Analyses[^1], [finding]));
}
