using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class CollapseTests
{
    // Oracle: y = P^-1/2 f(x/P) collapses exactly; f = t^-1/2 + t/4 has its minimum at t = 2^(2/3). Linear interpolation and the parabola leave 1e-3.
    [Fact]
    public void CurvesOfOneLawCollapse()
    {
        var findings = Analyse([Law(1, 1), Law(10, 1), Law(100, 1)]);

        var spread = Assert.Single(findings, finding => finding.Name == "spread");
        Assert.InRange(spread.Value, 0, 1e-3);
        Assert.Equal(3, findings.Count(finding => finding.Name == "deviation" && finding.IsDetermined && finding.Curve is not null));

        // The master curve is f(t)/f(t_opt) at x/x_opt = t/t_opt.
        double best = Math.Pow(2, 2.0 / 3), minimum = Shape(best);
        for (int i = 0; i < spread.Curve!.Count; i++)
            Assert.Equal(Shape(best * spread.Curve.X[i]) / minimum, spread.Curve.Y[i], 5e-3 * spread.Curve.Y[i]);
    }

    // Oracle: in log-log around the optimum y^1.2 lies 20 % of ln(y/y_opt) above y, so two curves lie 10 % of it from their mean.
    [Fact]
    public void CurvesOfDifferentShapeDoNotCollapse()
    {
        var findings = Analyse([Law(1, 1), Law(10, 1.2)]);
        double best = Math.Pow(2, 2.0 / 3), farthest = Math.Max(Math.Log(Shape(0.1 * best) / Shape(best)), Math.Log(Shape(10 * best) / Shape(best)));

        Assert.Equal(0.1 * farthest, Assert.Single(findings, finding => finding.Name == "largest-deviation").Value, 0.02 * farthest);
    }

    [Fact]
    public void OneCurveIsNoCollapse() =>
        Assert.False(Assert.Single(Analyse([Law(1, 1)]), finding => finding.Name == "spread").IsDetermined);

    private static double Shape(double t) => Math.Pow(t, -0.5) + t / 4;

    private static CurveGroup Law(double size, double power) => new(
        new ParameterPoint([new("size", size)]), [Curves.Of(x => Math.Pow(Shape(x / size), power) / Math.Sqrt(size), Curves.LogSpaced(0.01 * size, 100 * size, 160))]);

    private static Finding[] Analyse(CurveGroup[] groups) => [.. new Collapse(new CollapseOptions { Band = 0.01 }).Analyse(new CurveFamily("block", "lambda", "test-error", groups))];
}
