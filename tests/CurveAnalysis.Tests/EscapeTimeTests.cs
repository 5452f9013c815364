using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class EscapeTimeTests
{
    private static readonly double[] Times = Curves.LogSpaced(0.1, 1e4, 400);

    // A fast decay onto a plateau h that is left exponentially: the escape y = h/2 is where the logistic factor is 1/2, at x = escape up to the
    // remainder of the fast decay, exp(-escape) -> 0.
    private static Curve Plateau(double height, double escape, double rate) =>
        Curves.Of(x => height / (1 + Math.Exp(rate * (x - escape))) + Math.Exp(-x), Times);

    [Theory]
    [InlineData(0.01, 1000, 0.01)]
    [InlineData(0.01, 2000, 0.005)]
    [InlineData(0.1, 400, 0.05)]
    public void Finds_height_and_escape_of_a_logistic_plateau(double height, double escape, double rate)
    {
        var findings = Analyse(new EscapeTimeOptions(), Plateau(height, escape, rate));

        // Oracle: the curve's own parameters; interpolation between 400 log-spaced times is good to (rate * spacing)^2 / 8 of 1/rate.
        Assert.Equal(height, findings["plateau-height"].Value, 0.01 * height);
        Assert.Equal(escape, findings["escape-time"].Value, 0.01 * escape);
        Assert.InRange(findings["plateau-start"].Value, 3, 20);
        Assert.InRange(findings["plateau-end"].Value, 0.4 * escape, escape);
    }

    [Fact]
    public void The_fraction_moves_the_escape()
    {
        // Oracle: height / (1 + exp(rate (x - escape))) = fraction * height.
        var findings = Analyse(new EscapeTimeOptions { Fraction = 0.1 }, Plateau(0.01, 1000, 0.01));

        Assert.Equal(1000 + Math.Log(9) / 0.01, findings["escape-time"].Value, 5.0);
    }

    [Fact]
    public void A_power_law_tail_after_the_escape_does_not_count_as_the_plateau()
    {
        var curve = Curves.Of(x => 0.01 / (1 + Math.Exp(Math.Min(0.01 * (x - 1000), 600))) + Math.Exp(-x) + 1e-4 * Math.Pow(1 + x, -0.5), Times);

        Assert.Equal(0.01, Analyse(new EscapeTimeOptions(), curve)["plateau-height"].Value, 2e-4);
    }

    [Fact]
    public void A_known_height_is_used()
    {
        var findings = Analyse(new EscapeTimeOptions { PlateauHeight = 0.02 }, Plateau(0.01, 1000, 0.01));

        Assert.Equal(0.02, findings["plateau-height"].Value);
    }

    [Fact]
    public void A_curve_that_starts_on_its_plateau_needs_search_from()
    {
        var curve = Curves.Of(x => 0.01 / (1 + Math.Exp(Math.Min(0.01 * (x - 1000), 600))) + 1e-9, Times);

        Assert.Equal(1000, Analyse(new EscapeTimeOptions { SearchFrom = 0 }, curve)["escape-time"].Value, 10.0);
    }

    [Fact]
    public void Replicas_give_the_mean_of_their_escape_times()
    {
        var group = new CurveGroup(ParameterPoint.Empty, [Plateau(0.01, 900, 0.01), Plateau(0.01, 1000, 0.01), Plateau(0.01, 1100, 0.01)]);
        var escape = new EscapeTime(new EscapeTimeOptions()).Analyse(new CurveFamily("f", "alpha", "test-loss", [group])).First();

        // Oracle: mean 1000, s/sqrt(3) = 100/sqrt(3), t(0.975, 2) = 4.302652729749464 (tables).
        Assert.Equal(1000, escape.Value, 5.0);
        Assert.Equal(1000 + 4.302652729749464 * 100 / Math.Sqrt(3), escape.High, 15.0);
    }

    [Fact]
    public void A_curve_still_on_its_plateau_is_not_determined()
    {
        var escape = Analyse(new EscapeTimeOptions(), Plateau(0.01, 1e6, 1e-5))["escape-time"];

        Assert.False(escape.IsDetermined);
        Assert.Equal("the curve has not left its plateau at 0.01: at 1E+04 it is still at 0.01. Raise 'until'.", escape.Note);
    }

    [Fact]
    public void A_plain_power_law_has_no_plateau()
    {
        var escape = Analyse(new EscapeTimeOptions(), Curves.Of(x => 1 / x, Times))["escape-time"];

        Assert.False(escape.IsDetermined);
        Assert.StartsWith("there is no plateau", escape.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void One_replica_without_an_escape_leaves_the_mean_undetermined_and_says_so()
    {
        var group = new CurveGroup(ParameterPoint.Empty, [Plateau(0.01, 900, 0.01), Plateau(0.01, 1e6, 1e-5)]);
        var escape = new EscapeTime(new EscapeTimeOptions()).Analyse(new CurveFamily("f", "alpha", "test-loss", [group])).First();

        Assert.False(escape.IsDetermined);
        Assert.StartsWith("1 of 2 replicas have no escape time", escape.Note, StringComparison.Ordinal);
    }

    private static Dictionary<string, Finding> Analyse(EscapeTimeOptions options, Curve curve) =>
        new EscapeTime(options).Analyse(new CurveFamily("f", "alpha", "test-loss", [new CurveGroup(ParameterPoint.Empty, [curve])]))
            .ToDictionary(finding => finding.Name);
}
