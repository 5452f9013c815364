using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class GrowthRateTests
{
    /// <summary>
    /// Oracle: y = 0.006 − 1e-8 exp(0.01 x) after a decay exp(−x/20) from 0.1 onto the plateau. To 1e-6: what is left of the decay in the window.
    /// </summary>
    [Fact]
    public void FindsTheRateOfAnExponentialDeparture()
    {
        double[] x = [.. Enumerable.Range(1, 1330).Select(i => (double)i)];
        double[] y = [.. x.Select(t => 0.006 + (0.1 * Math.Exp(-t / 20)) - (1e-8 * Math.Exp(0.01 * t)))];

        var findings = new GrowthRate(new GrowthRateOptions()).Analyse(Family(new Curve(x, y))).ToDictionary(finding => finding.Name);

        Assert.Equal(0.01, findings["loss-rate"].Value, 1e-6);
        Assert.Equal(0.005, findings["overlap-rate"].Value, 1e-6);

        // The fitted law and its residuals go with it, over the same points.
        Curve law = findings["loss-rate"].Curve!;
        Assert.Equal(0.006 - 1e-8 * Math.Exp(0.01 * law.X[^1]), law.Y[^1], 1e-9);
        Assert.InRange(findings["residual"].Value, 0, 1e-6);
        Assert.Equal(law.Count, findings["residual"].Curve!.Count);
    }

    [Fact]
    public void WithoutAnEscapeThereIsNoRate()
    {
        double[] x = [.. Enumerable.Range(1, 500).Select(i => (double)i)];
        double[] y = [.. x.Select(t => 0.006 + (0.1 * Math.Exp(-t / 20)))];

        Assert.All(new GrowthRate(new GrowthRateOptions()).Analyse(Family(new Curve(x, y))), finding => Assert.False(finding.IsDetermined));
    }

    private static CurveFamily Family(Curve curve) => new("f", "alpha", "test-loss", [new CurveGroup(ParameterPoint.Empty, [curve])]);
}
