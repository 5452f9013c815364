using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class LocalSlopeTests
{
    [Fact]
    public void The_slope_of_a_crossover_is_its_derivative()
    {
        // Oracle: y = x^-1 + 0.01 x^-0.2 has d ln y / d ln x = -(x^-1 + 0.002 x^-0.2) / y. A parabola over ln x ± 0.2 misses the third derivative, below 0.3 / 6 * 0.2^2.
        var findings = Analyse(new() { Reach = 0.2, Window = [10, 1e4] }, Curves.Of(x => 1 / x + 0.01 * Math.Pow(x, -0.2), Curves.LogSpaced(1, 1e5, 251)));
        Curve slopes = findings["local-slope"].Curve!;
        for (int i = 0; i < slopes.Count; i++)
        {
            double x = slopes.X[i], fast = 1 / x, slow = 0.01 * Math.Pow(x, -0.2);
            Assert.Equal(-(fast + 0.2 * slow) / (fast + slow), slopes.Y[i], 2e-3);
        }

        Assert.Equal(10, slopes.X[0], 1e-9);
        Assert.Equal(slopes.Y[0], findings["first-slope"].Value);
        Assert.Equal(slopes.Y[^1], findings["last-slope"].Value);
        Assert.Equal(findings["first-slope"].Value, findings["local-slope"].Low);
    }

    [Fact]
    public void Replicas_give_an_interval_at_every_point()
    {
        // Oracle: three power laws of one amplitude; the jackknife of their mean at x = 1, where their values agree, is that of the mean of the slopes:
        // s/sqrt(3) = 0.1/sqrt(3), t(0.975, 2) = 4.3027 (tables).
        double[] x = Curves.LogSpaced(0.5, 2, 21);
        var group = new CurveGroup(ParameterPoint.Empty, [.. new[] { -0.9, -1.0, -1.1 }.Select(b => Curves.Of(value => Math.Pow(value, b), x))]);
        Curve slopes = new LocalSlope(new() { Reach = 0.1 }).Analyse(new CurveFamily("f", "x", "y", [group])).First().Curve!;
        int middle = slopes.X.BinarySearch(x[10]);

        Assert.Equal(-1, slopes.Y[middle], 1e-3);
        Assert.Equal(2 * 4.3027 * 0.1 / Math.Sqrt(3), slopes.High[middle] - slopes.Low[middle], 1e-3);
    }

    [Theory]
    [InlineData(2000.0, 3000.0, "0 points in the window [2000, 3000] are too few for a local slope, it takes 3; the data run from 1 to 4.")]
    [InlineData(1.0, 4.0, "1 of 4 points in the window [1, 4] are not positive and have no logarithm; choose a window without them.")]
    [InlineData(2.0, 4.0, "all 3 points in the window [2, 4] have the value 2; there is nothing to measure.")]
    public void What_cannot_be_measured_is_not_determined(double from, double to, string reason) =>
        Assert.All(Analyse(new() { Window = [from, to] }, new Curve([1, 2, 3, 4], [0, 2, 2, 2])).Values, finding =>
        {
            Assert.False(finding.IsDetermined);
            Assert.Equal(reason, finding.Note);
        });

    private static Dictionary<string, Finding> Analyse(LocalSlopeOptions options, Curve curve) =>
        new LocalSlope(options).Analyse(new CurveFamily("f", "x", "y", [new CurveGroup(ParameterPoint.Empty, [curve])])).ToDictionary(finding => finding.Name);
}
