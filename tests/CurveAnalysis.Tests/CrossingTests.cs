using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class CrossingTests
{
    private static readonly double[] X = Curves.LogSpaced(1, 1e4, 30);

    [Fact]
    public void A_power_law_crosses_a_level_where_it_should()
    {
        // Oracle: 5 x^-0.5 = 0.2 at x = 625; interpolation in log-log is exact for power laws.
        var findings = Analyse(new() { Level = 0.2 }, Family(("a", 1, Curves.Of(x => 5 / Math.Sqrt(x), X))));

        Assert.Equal(625, findings[0].Value, 1e-8);
        Assert.Equal(0.2, findings[1].Value, 1e-12);
        Assert.Equal(1, findings[2].Value);
    }

    [Fact]
    public void Two_observables_cross_and_a_sign_change_is_interpolated_linearly()
    {
        // Oracle: x^-1 = 0.1 x^-0.5 at x = 100. And 3 - x = 0 at x = 3, off by the logarithm of x that is used for its axis.
        var companion = Family(("a", 1, Curves.Of(x => 0.1 / Math.Sqrt(x), X)));
        var family = Family(("a", 1, Curves.Of(x => 1 / x, X))) with { Companion = name => name == "other" ? companion : null };

        Assert.Equal(100, Analyse(new() { With = "other" }, family)[0].Value, 1e-8);
        Assert.Equal(0.01, Analyse(new() { With = "other" }, family)[1].Value, 1e-12);
        Assert.Equal(3, Analyse(new() { Level = 0 }, Family(("a", 1, new Curve([1, 2.5, 4], [2, 0.5, -1]))))[0].Value, 0.1);
        Assert.Equal("'f' has no 'none' at this point.", Analyse(new() { With = "none" }, family)[0].Note);
    }

    [Fact]
    public void Neighbouring_sizes_cross_each_other()
    {
        // Oracle: y = n x^-n for n = 1, 2, 4, where n x^-n = 2n x^-2n at x = 2^(1/n).
        double[] fine = Curves.LogSpaced(0.5, 4, 400);
        var family = Family([.. new[] { 1, 2, 4 }.Select(n => ("n", n, Curves.Of(x => n * Math.Pow(x, -n), fine)))]);
        var findings = Analyse(new() { Between = "n" }, family);

        Assert.Equal(6, findings.Length);
        Assert.Equal(2, findings[0].Value, 1e-9);
        Assert.Equal(Math.Sqrt(2), findings[3].Value, 1e-9);
        Assert.True(findings[3].Point.TryGet("n", out var size));
        Assert.Equal(2, size.Number);
    }

    [Fact]
    public void First_and_last_of_several_are_told_apart()
    {
        var family = Family(("a", 1, Curves.Of(x => 1 + 0.5 * Math.Sin(x), [.. Enumerable.Range(1, 1000).Select(i => 0.01 * i)])));

        // Oracle: sin x = 0 at pi, 2 pi and 3 pi below 10; points 0.01 apart are bent by at most 1e-5.
        Assert.Equal(Math.PI, Analyse(new() { Level = 1 }, family)[0].Value, 1e-4);
        Assert.Equal(3 * Math.PI, Analyse(new() { Level = 1, Which = WhichCrossing.Last }, family)[0].Value, 1e-4);
        Assert.Equal(2 * Math.PI, Analyse(new() { Level = 1, Window = [4, 8] }, family)[0].Value, 1e-4);
        Assert.Equal(3, Analyse(new() { Level = 1 }, family)[2].Value);
    }

    [Fact]
    public void Replicas_that_do_not_cross_are_counted_not_left_out()
    {
        var group = new CurveGroup(ParameterPoint.Empty, [new Curve([1, 2], [3, 1]), new Curve([1, 2], [3, 2.5])]);
        var finding = Analyse(new() { Level = 2 }, new CurveFamily("f", "x", "y", [group]))[0];

        Assert.False(finding.IsDetermined);
        Assert.Equal("1 of 2 replicas do not cross the level 2 from 1 to 2, where it runs from 3 to 2.5.", finding.Note);
    }

    [Theory]
    [InlineData(5.0, 9.0, "0 points in the window [5, 9] are too few for a crossing, it takes 2; the data run from 1 to 3.")]
    [InlineData(1.0, 3.0, "the curve does not cross the level 2 from 1 to 3, where it runs from 1 to 1.")]
    public void What_is_not_there_is_not_determined(double from, double to, string reason) =>
        Assert.All(Analyse(new() { Level = 2, Window = [from, to] }, Family(("a", 1, new Curve([1, 2, 3], [1, 1, 1])))), finding =>
        {
            Assert.False(finding.IsDetermined);
            Assert.Equal(reason, finding.Note);
        });

    private static CurveFamily Family(params (string Name, int Value, Curve Curve)[] curves) =>
        new("f", "x", "y", [.. curves.Select(curve => new CurveGroup(new ParameterPoint([new(curve.Name, curve.Value)]), [curve.Curve]))]);

    private static Finding[] Analyse(CrossingOptions options, CurveFamily family) => [.. new Crossing(options).Analyse(family)];
}
