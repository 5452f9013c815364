using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class OptimumTests
{
    // Oracle: the curve is a parabola in log-log, so that the fit is exact.
    [Fact]
    public void AParabolaIsFoundExactly()
    {
        var findings = Analyse(Curves.Of(x => 0.02 * Math.Exp(0.3 * Square(Math.Log(x / 7))), Curves.LogSpaced(0.1, 100, 30)));

        Assert.Equal(["optimum", "minimum"], findings.Select(finding => finding.Name));
        Assert.Equal(7, findings[0].Value, 1e-9);
        Assert.Equal(0.02, findings[1].Value, 1e-11);
        Assert.NotNull(findings[1].Curve);
    }

    // Oracle: x + 1/x has its minimum 2 at 1 and is symmetric in ln x.
    [Fact]
    public void ASymmetricMinimumIsFoundBetweenThePoints()
    {
        var findings = Analyse(Curves.Of(x => x + 1 / x, Curves.LogSpaced(0.011, 97, 60)));

        Assert.Equal(1, findings[0].Value, 2e-3);
        Assert.Equal(2, findings[1].Value, 2e-3);
    }

    [Theory]
    [InlineData(1, "upper end")]
    [InlineData(-1, "lower end")]
    public void AMinimumAtTheEndIsNotDetermined(double direction, string where)
    {
        var findings = Analyse(Curves.Of(x => Math.Pow(x, -direction), Curves.LogSpaced(1, 10, 10)));

        Assert.All(findings, finding => Assert.False(finding.IsDetermined));
        Assert.Contains(where, findings[0].Note, StringComparison.Ordinal);
    }

    // 60 experiments of 8 replicas with independent relative noise of 2 %: 95 % intervals must hold the truth in all but 3 +- 1.7; 9 misses are 3.5 sigma.
    [Fact]
    public void TheIntervalHoldsTheTruth()
    {
        var random = new Random(20250513);
        double[] x = Curves.LogSpaced(0.5, 50, 25);
        int missed = 0;
        for (int experiment = 0; experiment < 60; experiment++)
        {
            var replicas = Enumerable.Range(0, 8).Select(_ => Curves.Of(at => Math.Exp(0.2 * Square(Math.Log(at / 5)) + 0.02 * Curves.Normal(random)), x)).ToArray();
            var optimum = Analyse(replicas)[0];
            if (!(optimum.Low <= 5 && 5 <= optimum.High)) missed++;
        }

        Assert.InRange(missed, 0, 9);
    }

    private static double Square(double x) => x * x;

    private static Finding[] Analyse(params Curve[] replicas) =>
        [.. new Optimum(new OptimumOptions()).Analyse(new CurveFamily("block", "lambda", "test-error", [new CurveGroup(ParameterPoint.Empty, replicas)]))];
}
