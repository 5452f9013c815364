using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class ElbowTests
{
    // Oracle: y = x^-1/2 until it meets y = 1/8 at 64, where the minimum of a shallow parabola begins. The steepest slope is 1/2 far from it, so the tangent meets the
    // minimum (0.125 at the vertex 128) at 64; the slope jumps there, which is blurred by the reach 0.25 of the local fits.
    [Fact]
    public void TheElbowOfAPowerLawThatMeetsItsMinimumIsWhereTheyMeet()
    {
        var findings = Analyse(Curves.Of(Broken, Curves.LogSpaced(0.01, 1e4, 300)));

        Assert.Equal(["elbow-tangent", "elbow-half-slope", "steepest-slope", "steepest-at"], findings.Select(finding => finding.Name));
        Assert.InRange(findings[0].Value, 60, 68);
        Assert.InRange(findings[1].Value, 64 * Math.Exp(-0.25), 64 * Math.Exp(0.25));
        Assert.Equal(0.5, findings[2].Value, 0.03);
    }

    // Oracle: y = sqrt(1 + x^2)/x + c x has -d ln y/d ln x -> 1 for x -> 0, so the steepest point is at the lower end and says nothing.
    [Fact]
    public void ACurveThatIsSteepestAtItsLowerEndIsNotDetermined()
    {
        var findings = Analyse(Curves.Of(x => 1 / x + 0.01 * x, Curves.LogSpaced(0.1, 1e3, 100)));

        Assert.All(findings, finding => Assert.False(finding.IsDetermined));
        Assert.Contains("lower end", findings[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void ACurveWithoutMinimumIsNotDetermined() =>
        Assert.Contains("upper end", Analyse(Curves.Of(x => 1 / x, Curves.LogSpaced(1, 10, 20)))[0].Note, StringComparison.Ordinal);

    // Oracle: the slope of a cubic in log-log is known; a parabola through symmetric points is wrong by the cubic coefficient times sum u^4 / sum u^2 < reach^2.
    [Fact]
    public void LocalSlopesAreThoseOfTheCurve()
    {
        double[] x = Curves.LogSpaced(0.1, 10, 101);
        double[] slopes = LocalSlopes.Of(Curves.Of(at => Math.Exp(0.1 * Math.Pow(Math.Log(at), 3)), x), 0.2);

        for (int i = 10; i < 91; i++)
            Assert.Equal(-0.3 * Math.Pow(Math.Log(x[i]), 2), slopes[i], 0.1 * 0.2 * 0.2);
    }

    private static double Broken(double x) => x < 1 ? 1 : x < 64 ? Math.Pow(x, -0.5) : 0.125 * Math.Exp(0.01 * Math.Pow(Math.Log(x / 128), 2) - 0.01 * Math.Pow(Math.Log(0.5), 2));

    private static Finding[] Analyse(params Curve[] replicas) =>
        [.. new Elbow(new ElbowOptions()).Analyse(new CurveFamily("block", "lambda", "test-error", [new CurveGroup(ParameterPoint.Empty, replicas)]))];
}
