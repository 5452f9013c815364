using ScalingLab.CurveAnalysis;
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
        Assert.Equal(3, findings.Length);
        Assert.All(findings, finding => Assert.Contains(reason, finding.Note, StringComparison.Ordinal));
    }

    private static Finding[] Analyse(AgreementOptions options, params double[] factors) =>
        [.. new Agreement(options).Analyse(Family(new CurveGroup(ParameterPoint.Empty, [.. factors.Select(factor => Curves.Of(_ => factor, Times))])))];

    private static CurveFamily Family(CurveGroup simulation) => new("simulation", "x", "y", [simulation])
    {
        Companion = name => name == "theory" ? new CurveFamily("theory", "x", "y", [new CurveGroup(ParameterPoint.Empty, [Curves.Of(_ => 1, Times)])]) : null,
    };
}
