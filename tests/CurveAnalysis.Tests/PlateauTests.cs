using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class PlateauTests
{
    // A plateau between two falls: y = 1/x + 0.1 / (1 + (x / 1e5)^2), with slope -(1/x + 0.2 q^2/(1+q^2)^2) / y, q = x/1e5.
    private static double Law(double x) => 1 / x + 0.1 / (1 + Math.Pow(x / 1e5, 2));

    [Fact]
    public void Start_height_and_end_are_where_the_slope_says()
    {
        // Oracle: |slope| = 0.1 at 1/x = 0.1 (1/x + 0.1), x = 90, and at 2 q^2 / (1 + q^2) = 0.1, q = 0.2294; points are 2.3 % apart and slopes are averaged over a
        // factor 1.3^2, so 8 % are allowed. The flattest point has y = 0.1 + O(1/x + q^2) there, within 1 %.
        var findings = Analyse(new(), Curves.Of(Law, Curves.LogSpaced(1, 1e7, 701)));

        Assert.Equal(90, findings["plateau-start"].Value, 8.0);
        Assert.Equal(22940, findings["plateau-end"].Value, 2000.0);
        Assert.Equal(0.1, findings["plateau-height"].Value, 1e-3);
        Assert.Equal(Math.Log10(findings["plateau-end"].Value / findings["plateau-start"].Value), findings["plateau-length"].Value, 1e-12);
    }

    [Fact]
    public void A_floor_has_a_height_and_a_start_but_no_end()
    {
        var findings = Analyse(new(), Curves.Of(x => 1 / x + 0.1, Curves.LogSpaced(1, 1e5, 301)));

        Assert.Equal(0.1, findings["plateau-height"].Value, 1e-3);
        Assert.Equal(90, findings["plateau-start"].Value, 8.0);
        Assert.Equal("the data end on the plateau; observe larger x.", findings["plateau-end"].Note);
        Assert.False(findings["plateau-length"].IsDetermined);
    }

    [Fact]
    public void The_first_and_the_last_of_two_can_be_asked_for()
    {
        static double Steps(double x) => 1 / (1 + Math.Pow(x / 10, 2)) + 0.01 / (1 + Math.Pow(x / 1e5, 2)) + 1e-6;
        var curve = Curves.Of(Steps, Curves.LogSpaced(0.01, 1e6, 801));

        Assert.Equal(1, Analyse(new() { Which = WhichPlateau.First }, curve)["plateau-height"].Value, 0.02);
        Assert.Equal(0.01, Analyse(new() { Which = WhichPlateau.Last, Window = [100, 1e6] }, curve)["plateau-height"].Value, 2e-4);
    }

    [Fact]
    public void A_power_law_has_none()
    {
        var finding = Analyse(new(), Curves.Of(x => 1 / x, Curves.LogSpaced(1, 1e3, 31)))["plateau-height"];

        Assert.False(finding.IsDetermined);
        Assert.Equal("from 1 to 1000 the curve is nowhere flatter than |d ln y / d ln x| = 0.1 over a factor 1.5 of x.", finding.Note);
    }

    [Theory]
    [InlineData(50.0, 60.0, "0 points in the window [50, 60] are too few for a plateau, it takes 5; the data run from 1 to 7.")]
    [InlineData(1.0, 7.0, "1 of 7 points in the window [1, 7] are not positive and have no logarithm; choose a window without them.")]
    [InlineData(2.0, 7.0, "all 6 points in the window [2, 7] have the value 2; there is nothing to measure.")]
    public void What_cannot_be_measured_is_not_determined(double from, double to, string reason) =>
        Assert.All(Analyse(new() { Window = [from, to] }, new Curve([1, 2, 3, 4, 5, 6, 7], [-1, 2, 2, 2, 2, 2, 2])).Values, finding =>
        {
            Assert.False(finding.IsDetermined);
            Assert.Equal(reason, finding.Note);
        });

    private static Dictionary<string, Finding> Analyse(PlateauOptions options, Curve curve) =>
        new PlateauFinder(options).Analyse(new CurveFamily("f", "x", "y", [new CurveGroup(ParameterPoint.Empty, [curve])])).ToDictionary(finding => finding.Name);
}
