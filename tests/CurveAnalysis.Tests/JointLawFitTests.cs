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
