using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class PowerLawFormTests
{
    [Fact]
    public void Floor_form_recovers_an_exact_law()
    {
        // Oracle: the law the points were made from.
        var findings = Analyse(new() { Form = LawForm.Floor }, Curves.Of(x => 3 * Math.Pow(x, -0.6) + 0.05, Curves.LogSpaced(1, 1e4, 40)));

        Assert.Equal(-0.6, findings["exponent"].Value, 1e-8);
        Assert.Equal(3, findings["amplitude"].Value, 1e-7);
        Assert.Equal(0.05, findings["floor"].Value, 1e-8);
    }

    [Fact]
    public void Broken_form_recovers_an_exact_law()
    {
        // Oracle: Caballero et al. 2022, eq. 1 with one break: slopes -0.1 and -0.1 - 0.6 = -0.7, break 100, sharpness 0.3.
        var findings = Analyse(
            new() { Form = LawForm.Broken },
            Curves.Of(x => 2 * Math.Pow(x, -0.1) * Math.Pow(1 + Math.Pow(x / 100, 1 / 0.3), -0.6 * 0.3), Curves.LogSpaced(1, 1e4, 60)));

        Assert.Equal(-0.7, findings["exponent"].Value, 1e-6);
        Assert.Equal(-0.1, findings["early-exponent"].Value, 1e-6);
        Assert.Equal(100, findings["break"].Value, 1e-3);
        Assert.Equal(2, findings["amplitude"].Value, 1e-5);
    }

    [Fact]
    public void Two_breaks_are_told_apart()
    {
        // Oracle: the law the points were made from, plateau - fast - slow.
        static double Soft(double x, double d) => Math.Pow(1 + Math.Pow(x / d, 5), 0.2);
        var findings = Analyse(
            new() { Form = LawForm.Broken, Breaks = 2 }, Curves.Of(x => Math.Pow(Soft(x, 30), -1) * Math.Pow(Soft(x, 3000), 0.6), Curves.LogSpaced(1, 1e5, 100)));

        Assert.Equal(-0.4, findings["exponent"].Value, 1e-4);
        Assert.Equal(0, findings["early-exponent"].Value, 1e-4);
        Assert.Equal(3000, findings["break"].Value, 1);
    }

    [Fact]
    public void Three_region_form_recovers_an_exact_law()
    {
        var findings = Analyse(
            new() { Form = LawForm.ThreeRegion }, Curves.Of(x => 0.02 + 0.9 / (1 + Math.Pow(x / 50, 0.8)), Curves.LogSpaced(1, 1e6, 60)));

        Assert.Equal(-0.8, findings["exponent"].Value, 1e-6);
        Assert.Equal(0.02, findings["floor"].Value, 1e-8);
        Assert.Equal(0.9, findings["amplitude"].Value, 1e-6);
        Assert.Equal(50, findings["break"].Value, 1e-4);
    }

    [Fact]
    public void A_known_floor_is_not_fitted()
    {
        var findings = Analyse(
            new() { Form = LawForm.Floor, FloorValue = 0.05 }, Curves.Of(x => 3 * Math.Pow(x, -0.6) + 0.05, Curves.LogSpaced(1, 1e4, 20)));

        Assert.Equal(-0.6, findings["exponent"].Value, 1e-10);
        Assert.DoesNotContain("floor", findings.Keys);
    }

    [Theory]
    [InlineData(LawForm.Plain)]
    [InlineData(LawForm.Floor)]
    [InlineData(LawForm.Broken)]
    public void The_95_percent_interval_of_a_single_curve_covers_the_truth_in_93_to_97_percent_of_trials(LawForm form)
    {
        // 1000 trials, 3 % scatter; binomial standard deviation 0.7 %, so the band is about three of them.
        Random random = new(20240917);
        double[] x = Curves.LogSpaced(1, 1e4, 40);
        Func<double, double> law = form switch
        {
            LawForm.Floor => value => 2 * Math.Pow(value, -0.5) + 0.05,
            LawForm.Broken => value => Math.Pow(1 + Math.Pow(value / 30, 2), -0.35),
            _ => value => 2 * Math.Pow(value, -0.5),
        };
        double truth = form == LawForm.Broken ? -0.7 : -0.5;

        Assert.InRange(Coverage(new() { Form = form, Scan = 0 }, truth, 1000, () => [Curves.Of(value => law(value) * Math.Exp(0.03 * Curves.Normal(random)), x)]), 0.93, 0.97);
    }

    [Theory]
    [InlineData(LawForm.Plain)]
    [InlineData(LawForm.Floor)]
    public void The_bootstrap_over_replicas_covers_the_truth_though_their_scatter_is_correlated(LawForm form)
    {
        // 1000 trials of 10 replicas, each with a common factor and an exponent of its own beside 2 % scatter: an interval from the points alone would fail.
        Random random = new(20240918);
        double[] x = Curves.LogSpaced(1, 1e3, 16);
        Curve Replica()
        {
            double factor = Math.Exp(0.05 * Curves.Normal(random)), exponent = -0.8 + 0.02 * Curves.Normal(random), floor = form == LawForm.Floor ? 0.02 : 0;
            return Curves.Of(value => (factor * Math.Pow(value, exponent) + floor) * Math.Exp(0.02 * Curves.Normal(random)), x);
        }

        Assert.InRange(
            Coverage(
                new() { Form = form, Scan = 0, Interval = LawInterval.Bootstrap, Resamples = 60 }, -0.8, 1000, () => [.. Enumerable.Range(0, 10).Select(_ => Replica())]),
            0.93, 0.97);
    }

    [Fact]
    public void Best_takes_the_form_that_extrapolates_and_says_so()
    {
        Random random = new(3);
        var exponent = Analyse(
            new() { Form = LawForm.Best },
            Curves.Of(x => (2 * Math.Pow(x, -0.6) + 0.1) * Math.Exp(0.01 * Curves.Normal(random)), Curves.LogSpaced(1, 1e4, 60)))["exponent"];

        Assert.StartsWith("floor chosen by held-out error (plain 0.", exponent.Note, StringComparison.Ordinal);
        Assert.Equal(-0.6, exponent.Value, 0.02);
    }

    [Fact]
    public void A_finite_spectrum_is_flagged_plainly_and_mended_by_its_tail()
    {
        // Oracle: gradient flow on L = 1024 modes, eigenvalues l^-1.25, loss sum l^-1.25 exp(-2 l^-1.25 t), whose limit L -> infinity falls as t^-0.2
        // (scaling-law fits of finite spectra: a plain fit is far steeper than -0.2, the missing tail makes it -0.2 within 0.01).
        var curve = FiniteSpectrum(3, 200);
        var plain = Analyse(new(), curve)["exponent"];
        var tail = Analyse(new() { Form = LawForm.Floor, Floor = LawFloor.Signed }, curve);

        Assert.True(plain.Value < -0.3, $"{plain.Value}");
        Assert.Contains("NOT a plain power law", plain.Note, StringComparison.Ordinal);
        Assert.Equal(-0.2, tail["exponent"].Value, 0.01);
        Assert.True(tail["floor"].Value < 0);
    }

    [Fact]
    public void An_automatic_window_leaves_out_the_plateau()
    {
        Random random = new(5);
        var curve = Curves.Of(x => Math.Pow(1 + Math.Pow(x / 100, 2), -0.4) * Math.Exp(0.01 * Curves.Normal(random)), Curves.LogSpaced(1, 1e6, 90));
        var findings = Analyse(new() { WindowSelection = WindowSelection.Automatic }, curve);

        Assert.Equal(-0.8, findings["exponent"].Value, 0.02);
        Assert.InRange(findings["window-start"].Value, 50, 1000);
        Assert.Equal(1e6, findings["window-end"].Value, 1);
    }

    [Fact]
    public void Weights_are_the_inverse_variances()
    {
        // Oracle: weighted straight line by hand: weights 1, 1, 4 (errors 0.1, 0.1, 0.05 of y): mean u = 3/2, slope = S_uv / S_uu
        // with u = 0, 1, 2 and v = 0, 1, 1: S_uu = 9/4 + 1/4 + 4/4 = 3.5, mean v = 5/6, S_uv = 1.25 - 1/12 + 1/3 = 1.5.
        double[] y = [1, Math.E, Math.E];
        double[] error = [0.1, 0.1 * Math.E, 0.05 * Math.E];
        var curve = new Curve([1, Math.E, Math.Exp(2)], y, [.. y.Zip(error, (v, e) => v - e)], [.. y.Zip(error, (v, e) => v + e)]);

        Assert.Equal(1.5 / 3.5, Analyse(new() { Weighted = true }, curve)["exponent"].Value, 1e-9);
    }

    [Fact]
    public void Residuals_are_carried_as_a_curve()
    {
        var residual = Analyse(new(), new Curve([1, Math.E, Math.Exp(2)], [1, Math.E, Math.E]))["residual"];

        // Oracle: v = 0, 1, 1 at u = 0, 1, 2: line 1/6 + u/2, residuals -1/6, 1/3, -1/6.
        Assert.NotNull(residual.Curve);
        Assert.Equal(-1.0 / 6, residual.Curve.Y[0], 1e-12);
        Assert.Equal(1.0 / 3, residual.Curve.Y[1], 1e-12);
    }

    [Theory]
    [InlineData(LawForm.Broken, "4 points are too few for the broken form, it takes 6; the data run from 1 to 4.")]
    [InlineData(LawForm.Floor, null)]
    public void Forms_say_how_many_points_they_take(LawForm form, string? reason)
    {
        var exponent = Analyse(new() { Form = form }, new Curve([1, 2, 3, 4], [1, 0.6, 0.45, 0.4]))["exponent"];

        Assert.Equal(reason is null, exponent.IsDetermined);
        if (reason is not null) Assert.Equal(reason, exponent.Note);
    }

    [Fact]
    public void Equal_values_are_not_determined()
    {
        var exponent = Analyse(new(), new Curve([1, 2, 3, 4], [2, 2, 2, 2]))["exponent"];

        Assert.False(exponent.IsDetermined);
        Assert.Equal("all 4 points have the value 2; there is no law to fit.", exponent.Note);
    }

    private static Curve FiniteSpectrum(double from, double to) => Curves.Of(
        t => Enumerable.Range(1, 1024).Sum(l => Math.Pow(l, -1.25) * Math.Exp(-2 * Math.Pow(l, -1.25) * t)), Curves.LogSpaced(from, to, 60));

    private static double Coverage(PowerLawOptions options, double truth, int trials, Func<Curve[]> draw)
    {
        var groups = Enumerable.Range(0, trials).Select(_ => new CurveGroup(ParameterPoint.Empty, draw())).ToArray();
        int covered = 0;
        Parallel.ForEach(groups, group =>
        {
            var exponent = new PowerLawFit(options).Analyse(new CurveFamily("f", "x", "y", [group])).First();
            if (exponent.Low <= truth && truth <= exponent.High) Interlocked.Increment(ref covered);
        });
        return covered / (double)trials;
    }

    private static Dictionary<string, Finding> Analyse(PowerLawOptions options, Curve curve) =>
        new PowerLawFit(options).Analyse(new CurveFamily("f", "x", "y", [new CurveGroup(ParameterPoint.Empty, [curve])])).ToDictionary(finding => finding.Name);
}
