using ScalingLab.CurveAnalysis;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class AgreementTests
{
    private static readonly double[] Times = [1, 2, 4, 8];

    // Oracle: four replicas 1.1, 1.2, 1.3, 1.4 times the reference have the mean 1.25 and the standard error sqrt(5/3)/20 in units of it; 0.05 of the distance is bias.
    [Fact]
    public void TheDistanceIsInStandardErrorsBeyondTheBias()
    {
        var findings = Analyse(new AgreementOptions { With = "theory", Bias = 0.05 }, 1.1, 1.2, 1.3, 1.4);
        Assert.Equal(0.2 / (Math.Sqrt(5.0 / 3) / 20), findings[0].Value, 1e-12);
        Assert.Equal(0.25, findings[1].Value, 1e-12);
        Assert.Equal(Math.Log(1.25), findings[2].Value, 1e-12);
        Assert.Equal([1.25, 1.25, 1.25, 1.25], findings[0].Curve!.Y.ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(1.25 - (Math.Sqrt(5.0 / 3) / 20), findings[0].Curve!.Low[0], 1e-12);
        Assert.Equal(1.25 + (Math.Sqrt(5.0 / 3) / 20), findings[0].Curve!.High[3], 1e-12);
    }

    [Fact]
    public void WithinTheBiasThereIsNoDistance() => Assert.Equal(0, Analyse(new AgreementOptions { With = "theory", Bias = 0.3 }, 1.1, 1.2, 1.3, 1.4)[0].Value);

    [Fact]
    public void OnlyTheWindowIsCompared()
    {
        var simulation = new CurveGroup(ParameterPoint.Empty, [.. Enumerable.Range(0, 4).Select(i => Curves.Of(x => x > 2 ? 9 + i : 1 + (0.1 * i), Times))]);
        var findings = new Agreement(new AgreementOptions { With = "theory", Window = [1, 2] }).Analyse(Family(simulation)).ToArray();
        Assert.Equal(0.15, findings[1].Value, 1e-12);
        Assert.Contains("from 1 to 2", findings[0].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", 4, "There is no block or analysis 'nothing'")]
    [InlineData("theory", 3, "3 replicas are too few")]
    public void WhatCannotBeComparedIsSaid(string with, int replicas, string reason)
    {
        var findings = Analyse(new AgreementOptions { With = with }, [.. Enumerable.Range(0, replicas).Select(i => 1.0 + i)]);
        Assert.Equal(4, findings.Length);
        Assert.All(findings, finding => Assert.Contains(reason, finding.Note, StringComparison.Ordinal));
    }

    // Oracle: replicas that share a factor with the reference replica by replica are 1.1, 1.2, 1.3, 1.4 times it; the factor is no part of the error.
    [Fact]
    public void WhatReplicasShareIsDividedOut()
    {
        double[] shared = [1, 30, 7, 400], own = [1.1, 1.2, 1.3, 1.4];
        var findings = Analyse(
            new AgreementOptions { With = "reference", RelativeTo = "reference" },
            new CurveGroup(ParameterPoint.Empty, [.. shared.Zip(own, (s, o) => Curves.Of(_ => s * o, Times))]),
            new CurveGroup(ParameterPoint.Empty, [.. shared.Select(s => Curves.Of(_ => s, Times))]));
        Assert.Equal(0.25 / (Math.Sqrt(5.0 / 3) / 20), findings[0].Value, 1e-9);
        Assert.Equal(0.25, findings[1].Value, 1e-12);
        Assert.Contains("relative to reference", findings[0].Note, StringComparison.Ordinal);
    }

    // Oracle: ln 2 between the standard deviations of two samples of n = 4 with a kurtosis of 1.64, which counts as 3: the variance of each logarithm is 1/(2 (n - 1)).
    [Fact]
    public void SpreadsAreComparedInStandardErrors()
    {
        double[] values = [0.8, 0.9, 1.1, 1.2];
        var findings = Analyse(
            new AgreementOptions { With = "reference" },
            new CurveGroup(ParameterPoint.Empty, [.. values.Select(v => Curves.Of(_ => v, Times))]),
            new CurveGroup(ParameterPoint.Empty, [.. values.Select(v => Curves.Of(_ => 1 + (0.5 * (v - 1)), Times))]));
        Assert.Equal("spread", findings[3].Name);
        Assert.Equal(Math.Log(2) / Math.Sqrt(2.0 / 6), findings[3].Value, 1e-12);
    }

    // Oracle: normal samples of one law, of 200 and 400 replicas: the distance has variance 1, so that 2000 of them have the mean square 1 +- 0.03, less up to
    // 0.1 because a kurtosis that comes out below 3 counts as 3.
    [Fact]
    public void TheStandardErrorOfTheSpreadIsThatOfNormalSamples()
    {
        var stream = new PhiloxStreams(5, 0).Create("spread");
        double Draw() => Analyse(
            new AgreementOptions { With = "reference" }, Sample(200), Sample(400))[3].Value;
        CurveGroup Sample(int count) => new(ParameterPoint.Empty, [.. Enumerable.Range(0, count).Select(_ => Curves.Of(_ => 1 + (0.01 * stream.NextNormal()), [1]))]);
        Assert.InRange(Enumerable.Range(0, 2000).Average(_ => Math.Pow(Draw(), 2)), 0.85, 1.15);
    }

    [Fact]
    public void AReferenceWithoutSpreadIsSaidToHaveNone() =>
        Assert.Contains("has no spread", Analyse(new AgreementOptions { With = "theory" }, 1.1, 1.2, 1.3, 1.4)[3].Note, StringComparison.Ordinal);

    [Fact]
    public void DifferentReplicasCannotBeDivided() => Assert.All(
        Analyse(new AgreementOptions { With = "theory", RelativeTo = "theory" }, 1.1, 1.2, 1.3, 1.4),
        finding => Assert.Contains("need the same replicas, but have 4, 1 and 1", finding.Note, StringComparison.Ordinal));

    private static Finding[] Analyse(AgreementOptions options, CurveGroup simulation, CurveGroup reference) =>
        [.. new Agreement(options).Analyse(new CurveFamily("simulation", "x", "y", [simulation])
        {
            Companion = name => name == "reference" ? new CurveFamily("reference", "x", "y", [reference]) : null,
        })];

    private static Finding[] Analyse(AgreementOptions options, params double[] factors) =>
        [.. new Agreement(options).Analyse(Family(new CurveGroup(ParameterPoint.Empty, [.. factors.Select(factor => Curves.Of(_ => factor, Times))])))];

    private static CurveFamily Family(CurveGroup simulation) => new("simulation", "x", "y", [simulation])
    {
        Companion = name => name == "theory" ? new CurveFamily("theory", "x", "y", [new CurveGroup(ParameterPoint.Empty, [Curves.Of(_ => 1, Times)])]) : null,
    };
}
