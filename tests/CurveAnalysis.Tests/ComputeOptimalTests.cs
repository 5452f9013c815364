using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class ComputeOptimalTests
{
    // L = N^-a + (C/N)^-b has its minimum on a N^-a = b (C/N)^-b: L* ~ C^-ab/(a+b), N* ~ C^b/(a+b). Sizes a factor √2 apart and 20 points per decade of
    // each curve bend the envelope by a constant factor, and the ends of the window by less than 0.005.
    [Fact]
    public void FindsTheExponentsOfAnAdditiveLaw()
    {
        const double A = 0.75, B = 0.5;
        var findings = Analyse(Family(A, B, [.. Enumerable.Range(6, 25).Select(k => Math.Pow(2, k / 2.0))]), new ComputeOptimalOptions { Window = [1e4, 1e7] });
        Assert.Equal(-A * B / (A + B), findings[0].Value, 0.005);
        Assert.Equal(B / (A + B), findings[1].Value, 0.02);
        Assert.InRange(findings[0].Value, findings[0].Low, findings[0].High);
    }

    [Fact]
    public void DiscardsPointsWhoseBestSizeIsAnEnd()
    {
        double[] sizes = [8, 16, 32, 64, 128];
        var family = Family(0.75, 0.5, sizes);
        var frontier = Frontier.Of([.. sizes.Zip(family.Groups, (size, group) => (size, group.Replicas[0]))], 20);
        Assert.All(frontier, point => Assert.InRange(point.Size, 16, 64));
        Assert.Equal(frontier.Count, Analyse(family, new ComputeOptimalOptions())[0].Curve!.Count);
    }

    [Fact]
    public void SaysWhatIsMissing()
    {
        Assert.Contains("too few", Analyse(Family(0.75, 0.5, [8, 16]), new ComputeOptimalOptions())[0].Note, StringComparison.Ordinal);
        Assert.Contains("'depth'", Analyse(Family(0.75, 0.5, [8, 16, 32]), new ComputeOptimalOptions { Size = "depth" })[0].Note, StringComparison.Ordinal);
    }

    private static Finding[] Analyse(CurveFamily family, ComputeOptimalOptions options) => [.. new ComputeOptimal(options).Analyse(family)];

    private static CurveFamily Family(double a, double b, double[] sizes) => new("runs", "compute", "test-loss", [.. sizes.Select(size => new CurveGroup(
        new ParameterPoint([new("width", size)]),
        [Curves.Of(compute => Math.Pow(size, -a) + Math.Pow(compute / size, -b), Curves.LogSpaced(size, size * 1e7, 141))]))]);
}
