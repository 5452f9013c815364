using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.Numerics.Tests;

/// <summary>Oracle: closed moments and MathNet's distribution function. Seeds are fixed; 4.5 standard errors are allowed.</summary>
public sealed class GammaSamplingTests
{
    private const int Count = 400_000;
    private const double Sigmas = 4.5;

    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(510)]
    [InlineData(1e6)]
    public void Gamma_variates_have_mean_variance_and_law(double shape)
    {
        double[] values = new double[Count];
        new PhiloxStreams(3, 1).Create("gamma").FillGamma(shape, values);
        // Central moments of the gamma law: a, a, 2a, 3a(a + 2).
        double mean = 0, variance = 0;
        foreach (double value in values)
        {
            mean += value - shape;
            variance += (value - shape) * (value - shape);
        }

        Assert.InRange(mean / Count, -Sigmas * Math.Sqrt(shape / Count), Sigmas * Math.Sqrt(shape / Count));
        double error = Sigmas * Math.Sqrt(((3 * shape * (shape + 2)) - (shape * shape)) / Count);
        Assert.InRange((variance / Count) - shape, -error, error);
        AssertLaw(values, x => Gamma.CDF(shape, 1, x));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1020)]
    [InlineData(1020.5)]
    public void Chi_square_variates_have_their_law(double degreesOfFreedom)
    {
        double[] values = new double[Count];
        new PhiloxStreams(3, 2).Create("chi").FillChiSquare(degreesOfFreedom, values);
        AssertLaw(values, x => ChiSquared.CDF(degreesOfFreedom, x));
    }

    [Fact]
    public void Chi_variates_are_the_square_roots_of_chi_square_variates()
    {
        double[] squares = new double[1000], values = new double[1000];
        new PhiloxStreams(3, 2).Create("chi").FillChiSquare(1020, squares);
        RandomStream stream = new PhiloxStreams(3, 2).Create("chi");
        stream.FillChi(1020, values.AsSpan(1));
        Assert.All(values[1..].Zip(squares), pair => Assert.Equal(pair.Second, pair.First * pair.First, 1e-15 * 4 * pair.Second));
    }

    // Kolmogorov-Smirnov on every 40th variate (the distribution function is slow); 2.2 is exceeded with probability 2 exp(-2 * 2.2^2) = 1.3e-4.
    private static void AssertLaw(double[] values, Func<double, double> distribution)
    {
        double[] sample = values.Where((_, i) => i % 40 == 0).Order().ToArray();
        double distance = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            double probability = distribution(sample[i]);
            distance = Math.Max(distance, Math.Max(probability - ((double)i / sample.Length), ((i + 1.0) / sample.Length) - probability));
        }

        Assert.InRange(distance * Math.Sqrt(sample.Length), 0, 2.2);
    }
}
