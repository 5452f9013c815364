using System.Globalization;
using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class JointLawFitTests
{
    [Fact]
    public void Chinchilla_refit_reaches_the_minimum_and_its_standard_errors()
    {
        // Oracle: the protocol of Besiroglu et al. 2024 (arXiv 2404.10102) on their 240 runs, minimised from 4500 starts with 1000 bootstraps by numpy/scipy:
        // objective 0.00101827402; A 477.83, B 2143.42, E 1.817218, alpha 0.347310, beta 0.367172; standard errors 115.8, 1426, 0.0261, 0.0146, 0.0208.
        // Here 200 starts, which find the same minimum, and 400 resamples: standard errors have a relative error of 1/sqrt(800) = 3.5 %, 10 % are allowed
        // (the amplitude B has a heavy tail, 20 %).
        var data = Chinchilla();
        var law = new AdditiveLaw(["model-size", "data-size"], null, floor: true);
        var solver = new JointLawSolver(law, data, 1e-3);
        var (best, _, _) = solver.Fit(200);

        Assert.NotNull(best);
        Assert.Equal(0.00101827402, best.Value, 5e-12);
        double[] theta = best.Theta;
        Assert.Equal(477.83, Math.Exp(theta[0]), 0.05);
        Assert.Equal(2143.42, Math.Exp(theta[1]), 0.5);
        Assert.Equal(0.347310, theta[2], 1e-5);
        Assert.Equal(0.367172, theta[3], 1e-5);
        Assert.Equal(1.817218, Math.Exp(theta[4]), 1e-5);

        double[][] samples = solver.Bootstrap(theta, 400, 1);
        Assert.Equal(0.0146, Deviation(samples.Select(sample => sample[2])), 0.00146);
        Assert.Equal(0.0208, Deviation(samples.Select(sample => sample[3])), 0.00208);
        Assert.Equal(0.0261, Deviation(samples.Select(sample => Math.Exp(sample[4]))), 0.00261);
        Assert.Equal(115.8, Deviation(samples.Select(sample => Math.Exp(sample[0]))), 11.6);
        Assert.Equal(1426, Deviation(samples.Select(sample => Math.Exp(sample[1]))), 285.0);
    }

    [Fact]
    public void Kaplan_law_recovers_its_constants()
    {
        // Oracle: the constants of Kaplan et al. 2020 that the points were made from.
        double Loss(double n, double d) => Math.Pow(Math.Pow(8.8e13 / n, 0.076 / 0.095) + 5.4e13 / d, 0.095);
        var findings = Analyse(new() { Form = JointLawForm.Kaplan, ModelSize = "n", DataSize = "d", HuberDelta = 1, Resamples = 0 }, Loss, [1e6, 1e7, 1e8, 1e9], Curves.LogSpaced(1e8, 1e11, 6));

        Assert.Equal(0.076, findings["model-size-exponent"].Value, 1e-5);
        Assert.Equal(0.095, findings["data-size-exponent"].Value, 1e-5);
        Assert.Equal(1, findings["model-size-scale"].Value / 8.8e13, 1e-2);
        Assert.Equal(1, findings["data-size-scale"].Value / 5.4e13, 1e-2);
    }

    [Fact]
    public void Envelope_recovers_the_law_beyond_the_transition()
    {
        // Oracle: Rosenfeld et al. 2020, eq. 5: e0 e/sqrt(e^2 + eta^2) with e = 0.1 + 8 n^-0.6 + 20 d^-0.5, eta = 0.5, e0 = 0.9.
        double Loss(double n, double d)
        {
            double e = 0.1 + 8 * Math.Pow(n, -0.6) + 20 * Math.Pow(d, -0.5);
            return 0.9 * e / Math.Sqrt(e * e + 0.25);
        }

        var findings = Analyse(
            new() { Form = JointLawForm.Envelope, ModelSize = "n", DataSize = "d", GuessingLevel = 0.9, HuberDelta = 1, Resamples = 0 },
            Loss, [10, 100, 1000, 1e4], Curves.LogSpaced(10, 1e6, 8));

        Assert.Equal(0.6, findings["model-size-exponent"].Value, 1e-3);
        Assert.Equal(0.5, findings["data-size-exponent"].Value, 1e-3);
        Assert.Equal(0.1 * 0.9 / 0.5, findings["floor"].Value, 1e-3);
    }

    [Fact]
    public void Given_exponents_leave_the_amplitudes_of_the_bottlenecks()
    {
        var findings = Analyse(
            new() { ModelSize = "n", DataSize = "d", Exponents = [1, 0.5], Floor = false, HuberDelta = 1, Resamples = 0 },
            (n, d) => 2 / n + 3 / Math.Sqrt(d), [10, 100, 1000], Curves.LogSpaced(10, 1e5, 6));

        Assert.Equal(2, findings["model-size-amplitude"].Value, 1e-5);
        Assert.Equal(3, findings["data-size-amplitude"].Value, 1e-5);
        Assert.Equal(1.0 / 3, findings["allocation-exponent"].Value, 1e-12);
    }

    [Fact]
    public void The_fit_comes_with_a_verdict_its_prediction_and_its_residuals()
    {
        // Oracle: the law the points were made from, so that observed and predicted losses agree.
        var findings = Analyse(
            new() { ModelSize = "n", DataSize = "d", HuberDelta = 1, Resamples = 0, Starts = 60 }, (n, d) => 0.5 + 2 / n + 3 / Math.Sqrt(d), [10, 100, 1000], Curves.LogSpaced(10, 1e5, 6));
        Curve observed = findings["objective"].Curve!;

        Assert.Matches("; [0-9]+ of [0-9]+ starts agree, and the data scatter by [0-9.E-]+ % about the law$", findings["model-size-exponent"].Note);
        Assert.Equal(18, observed.Count);
        for (int i = 0; i < observed.Count; i++) Assert.Equal(observed.X[i], observed.Y[i], 1e-6);
        Assert.Equal(18, findings["residual"].Curve!.Count);
    }

    [Fact]
    public void A_variable_with_one_value_and_an_unknown_one_are_not_determined()
    {
        var one = Analyse(new() { ModelSize = "n", DataSize = "d" }, (n, d) => 1 / d, [10], [1, 2, 3, 4, 5, 6, 7])["model-size-exponent"];
        var unknown = Analyse(new() { ModelSize = "w", DataSize = "d" }, (n, d) => 1 / d, [10], [1, 2, 3])["model-size-exponent"];

        Assert.Equal("'n' has only one value, so its exponent is not determined.", one.Note);
        Assert.StartsWith("there is no 'w' at d = 1;", unknown.Note, StringComparison.Ordinal);
    }

    private static Dictionary<string, Finding> Analyse(JointLawOptions options, Func<double, double, double> loss, double[] sizes, double[] data) =>
        new JointLawFit(options).Analyse(new CurveFamily("f", "d", "y", [.. sizes.Select(n =>
            new CurveGroup(new ParameterPoint([new("n", n)]), [Curves.Of(d => loss(n, d), data)]))])).ToDictionary(finding => finding.Name);

    private static double Deviation(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1));
    }

    private static JointData Chinchilla()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "chinchilla-runs.csv"))
            .Where(line => !line.StartsWith('#')).Skip(1)
            .Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
            .OrderBy(row => row[3]).SkipLast(5).ToArray();
        return new JointData([.. rows.Select(row => (double[])[Math.Log(row[0]), Math.Log(row[2])])], [.. rows.Select(row => Math.Log(row[3]))], [.. Enumerable.Range(0, rows.Length)]);
    }
}
