using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

/// <summary>Every analysis on data that it cannot measure: not determined with the reason, never a number and never an exception.</summary>
public sealed class BadInputTests
{
    private static readonly double[] X = Curves.LogSpaced(1, 1000, 30);

    private static readonly Dictionary<string, IAnalysis> Analyses = new()
    {
        ["power-law"] = new PowerLawFit(new()),
        ["power-law floor"] = new PowerLawFit(new() { Form = LawForm.Floor }),
        ["power-law broken"] = new PowerLawFit(new() { Form = LawForm.Broken }),
        ["power-law three-region"] = new PowerLawFit(new() { Form = LawForm.ThreeRegion }),
        ["power-law best"] = new PowerLawFit(new() { Form = LawForm.Best }),
        ["power-law automatic"] = new PowerLawFit(new() { WindowSelection = WindowSelection.Automatic }),
        ["joint-law"] = new JointLawFit(new() { ModelSize = "n", DataSize = "x", Resamples = 0, Starts = 20 }),
        ["joint-law kaplan"] = new JointLawFit(new() { Form = JointLawForm.Kaplan, ModelSize = "n", DataSize = "x", Resamples = 0, Starts = 20 }),
        ["joint-law envelope"] = new JointLawFit(new() { Form = JointLawForm.Envelope, GuessingLevel = 1, ModelSize = "n", DataSize = "x", Resamples = 0, Starts = 20 }),
        ["growth-rate"] = new GrowthRate(new()),
        ["escape-time"] = new EscapeTime(new()),
        ["value-at"] = new ValueAt(new() { At = 5000 }),
        ["optimum"] = new Optimum(new()),
        ["elbow"] = new Elbow(new()),
        ["collapse"] = new Collapse(new()),
        ["gamma-chain"] = new GammaChain(new() { Size = "n" }),
        ["compute-optimal"] = new ComputeOptimal(new() { Size = "n" }),
        ["local-slope"] = new LocalSlope(new()),
        ["crossing"] = new Crossing(new() { Level = 1e9 }),
        ["crossing between"] = new Crossing(new() { Between = "n" }),
        ["plateau"] = new PlateauFinder(new()),
        ["iso-flop"] = new IsoFlop(new() { ModelSize = "n", Compute = "x", Budgets = [10, 30, 100] }),
        ["mean"] = new Mean(new() { Window = [1e5, 1e6] }),
    };

    private static readonly Dictionary<string, Curve> Data = new()
    {
        ["no points"] = new Curve([], []),
        ["one point"] = new Curve([1], [2]),
        ["all equal"] = Curves.Of(_ => 2, X),
        ["not positive"] = Curves.Of(x => Math.Sin(x) - 2, X),
        ["some zero"] = Curves.Of(x => x > 30 && x < 300 ? 0 : 1 / x, X),
    };

    public static TheoryData<string, string> Cases =>
        [.. from analysis in Analyses.Keys from data in Data.Keys select (analysis, data)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_cannot_be_measured_is_not_determined(string analysis, string data)
    {
        var family = new CurveFamily("f", "x", "y", [.. new[] { 1.0, 2, 4, 8 }.Select(n => new CurveGroup(new ParameterPoint([new("n", n)]), [Data[data]]))]);
        var findings = Analyses[analysis].Analyse(family).ToArray();

        Assert.NotEmpty(findings);
        Assert.All(findings, finding =>
        {
            Assert.True(double.IsNaN(finding.Value), $"{finding.Name} = {finding.Value}: {finding.Note}");
            Assert.True(double.IsNaN(finding.Low) && double.IsNaN(finding.High));
            Assert.EndsWith(".", finding.Note, StringComparison.Ordinal);
            Assert.True(finding.Note.Length > 10);
        });
    }

    [Fact]
    public void A_law_that_the_data_do_not_follow_is_not_determined()
    {
        // Two points of many sizes: more parameters than data.
        var family = new CurveFamily("f", "x", "y", [.. new[] { 1.0, 2 }.Select(n => new CurveGroup(new ParameterPoint([new("n", n)]), [new Curve([1, 2], [n, n + 1])]))]);
        var findings = new JointLawFit(new() { ModelSize = "n", DataSize = "x" }).Analyse(family);

        Assert.All(findings, finding => Assert.Equal("4 points are too few for a law of 5 parameters, it takes 6.", finding.Note));
    }
}
