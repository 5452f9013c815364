using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class PowerLawFitTests
{
    [Fact]
    public void Recovers_an_exact_power_law_to_rounding()
    {
        // Oracle: the law the points were made from.
        var findings = Analyse(new PowerLawOptions(), Curves.Of(x => 3.5 * Math.Pow(x, -0.75), Curves.LogSpaced(1, 1e4, 40)));

        Assert.Equal(-0.75, findings["exponent"].Value, 1e-13);
        Assert.Equal(3.5, findings["amplitude"].Value, 1e-12);
        Assert.Equal(0, findings["residual"].Value, 1e-13);
    }

    [Fact]
    public void Standard_error_and_interval_are_those_of_the_textbook()
    {
        // Oracle: ln y = {0.1, 0.9, 2.2, 2.8} at ln x = {0, 1, 2, 3}, by hand: slope 4.7/5 = 0.94, intercept 0.09,
        // residual squares 0.0001 + 0.0169 + 0.0529 + 0.0121 = 0.082, s.e. of the slope sqrt(0.041 / 5); t(0.975, 2) = 4.302652729749464 (tables).
        double[] x = [1, Math.E, Math.Exp(2), Math.Exp(3)];
        double[] y = [Math.Exp(0.1), Math.Exp(0.9), Math.Exp(2.2), Math.Exp(2.8)];
        var findings = Analyse(new PowerLawOptions(), new Curve(x, y));

        double reach = 4.302652729749464 * Math.Sqrt(0.041 / 5);
        Assert.Equal(0.94, findings["exponent"].Value, 1e-12);
        Assert.Equal(0.94 - reach, findings["exponent"].Low, 1e-9);
        Assert.Equal(0.94 + reach, findings["exponent"].High, 1e-9);
        Assert.Equal(Math.Exp(0.09), findings["amplitude"].Value, 1e-12);
        Assert.Equal(Math.Sqrt(0.082 / 4), findings["residual"].Value, 1e-12);
    }

    [Fact]
    public void Fits_only_the_window()
    {
        double[] x = Curves.LogSpaced(1, 1e4, 81);
        var curve = Curves.Of(value => 7 * Math.Pow(value / 100, value < 100 ? -0.1 : -2), x);

        Assert.Equal(-2, Analyse(new PowerLawOptions { Window = [100, 1e4] }, curve)["exponent"].Value, 1e-12);
        Assert.Equal(-0.1, Analyse(new PowerLawOptions { Window = [1, 99] }, curve)["exponent"].Value, 1e-12);
    }

    [Fact]
    public void Three_replicas_give_the_interval_of_their_mean()
    {
        // Oracle: exponents -0.9, -1.0, -1.1: mean -1, s/sqrt(3) = 0.1/sqrt(3), t(0.975, 2) = 4.302652729749464 (tables).
        double[] x = Curves.LogSpaced(1, 1e3, 30);
        var group = new CurveGroup(ParameterPoint.Empty, [.. new[] { -0.9, -1.0, -1.1 }.Select(b => Curves.Of(value => Math.Pow(value, b), x))]);
        var exponent = new PowerLawFit(new PowerLawOptions()).Analyse(new CurveFamily("f", "x", "y", [group])).First();

        double reach = 4.302652729749464 * 0.1 / Math.Sqrt(3);
        Assert.Equal(-1, exponent.Value, 1e-12);
        Assert.Equal(-1 - reach, exponent.Low, 1e-9);
        Assert.Equal(-1 + reach, exponent.High, 1e-9);
    }

    [Fact]
    public void Three_replicas_at_abscissas_of_their_own_give_the_interval_of_their_mean()
    {
        // Oracle: as above. Between points a replica is a straight line in ln x; at a spacing of 1 % that is exact to b^2 (ln 1.01)^2 / 8 = 1e-5.
        double[] x = Curves.LogSpaced(1, 1e3, 700);
        var group = new CurveGroup(
            ParameterPoint.Empty, [.. new[] { -0.9, -1.0, -1.1 }.Select((b, k) => Curves.Of(value => Math.Pow(value, b), Array.ConvertAll(x, value => value * Math.Pow(1.001, k))))]);
        var exponent = new PowerLawFit(new PowerLawOptions { Window = [2, 500] }).Analyse(new CurveFamily("f", "x", "y", [group])).First();

        double reach = 4.302652729749464 * 0.1 / Math.Sqrt(3);
        Assert.Equal(-1, exponent.Value, 1e-4);
        Assert.Equal(-1 - reach, exponent.Low, 1e-4);
        Assert.Equal(-1 + reach, exponent.High, 1e-4);
    }

    [Fact]
    public void The_95_percent_interval_of_replicas_covers_the_truth_in_95_percent_of_trials()
    {
        // 2000 trials of 8 replicas with independent normal scatter in ln y; binomial standard deviation 0.49 %, four of them allowed.
        Random random = new(20240917);
        double[] x = Curves.LogSpaced(1, 1e3, 12);
        int covered = 0;
        const int Trials = 2000;
        for (int trial = 0; trial < Trials; trial++)
        {
            var replicas = Enumerable.Range(0, 8).Select(_ => Curves.Of(value => Math.Pow(value, -0.5) * Math.Exp(0.2 * Curves.Normal(random)), x)).ToArray();
            var exponent = new PowerLawFit(new PowerLawOptions()).Analyse(
                new CurveFamily("f", "x", "y", [new CurveGroup(ParameterPoint.Empty, replicas)])).First();
            if (exponent.Low <= -0.5 && -0.5 <= exponent.High) covered++;
        }

        Assert.InRange(covered / (double)Trials, 0.95 - 0.02, 0.95 + 0.02);
    }

    [Fact]
    public void Carries_the_fitted_law_over_the_window_as_a_curve()
    {
        var exponent = Analyse(new PowerLawOptions { Window = [10, 100] }, Curves.Of(x => 2 / x, Curves.LogSpaced(1, 1e3, 31)))["exponent"];

        Assert.NotNull(exponent.Curve);
        Assert.Equal(10, exponent.Curve.X[0], 1e-9);
        Assert.Equal(100, exponent.Curve.X[^1], 1e-9);
        Assert.Equal(0.2, exponent.Curve.Y[0], 1e-9);
    }

    [Theory]
    [InlineData(2000.0, 3000.0, "0 points in the window [2000, 3000] are too few for a power law, it takes 3; the data run from 1 to 1000.")]
    [InlineData(1.0, 1.5, "2 points in the window [1, 1.5] are too few for a power law, it takes 3; the data run from 1 to 1000.")]
    public void A_window_without_enough_points_is_not_determined(double from, double to, string reason)
    {
        var exponent = Analyse(new PowerLawOptions { Window = [from, to] }, Curves.Of(x => 1 / x, Curves.LogSpaced(1, 1e3, 31)))["exponent"];

        Assert.False(exponent.IsDetermined);
        Assert.Equal(reason, exponent.Note);
    }

    [Fact]
    public void Values_without_a_logarithm_are_not_determined()
    {
        var exponent = Analyse(new PowerLawOptions(), new Curve([1, 2, 3, 4], [1, 0, -1, 0.5]))["exponent"];

        Assert.False(exponent.IsDetermined);
        Assert.Equal("2 of 4 points are not positive and have no logarithm; choose a window without them.", exponent.Note);
    }

    private static Dictionary<string, Finding> Analyse(PowerLawOptions options, Curve curve) =>
        new PowerLawFit(options).Analyse(new CurveFamily("f", "x", "y", [new CurveGroup(ParameterPoint.Empty, [curve])]))
            .ToDictionary(finding => finding.Name);
}
