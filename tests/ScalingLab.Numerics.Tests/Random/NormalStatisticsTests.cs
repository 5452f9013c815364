using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.Numerics.Tests;

/// <summary>
/// Oracle: the standard normal law. Seeds are fixed; each statistic is allowed 4.5 standard errors, which a correct generator exceeds with
/// probability 7e-6.
/// </summary>
public sealed class NormalStatisticsTests
{
    private const int Count = 1 << 22;
    private const double Sigmas = 4.5;

    private static readonly double[] Doubles = Draw(new PhiloxStreams(7, 0).Create("statistics"));
    private static readonly double[] Singles = DrawSingles(new PhiloxStreams(7, 0).Create("statistics"));

    private static double[] Draw(RandomStream stream)
    {
        double[] values = new double[Count];
        stream.FillNormal(values);
        return values;
    }

    private static double[] DrawSingles(RandomStream stream)
    {
        float[] values = new float[Count];
        stream.FillNormal(values);
        return Array.ConvertAll(values, value => (double)value);
    }

    public static TheoryData<bool> Precisions => [false, true];

    private static double[] Values(bool single) => single ? Singles : Doubles;

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Moments_are_those_of_the_normal_law(bool single)
    {
        // <x^n> and the variance <x^2n> - <x^n>^2 of x^n.
        double[] moments = new double[9];
        foreach (double x in Values(single))
        {
            double power = 1;
            for (int n = 1; n <= 8; n++)
                moments[n] += power *= x;
        }

        double[] doubleFactorial = [1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945, 0, 10395, 0, 135135, 0, 2027025];
        for (int n = 1; n <= 8; n++)
        {
            double error = Math.Sqrt((doubleFactorial[2 * n] - (doubleFactorial[n] * doubleFactorial[n])) / Count);
            Assert.InRange((moments[n] / Count) - doubleFactorial[n], -Sigmas * error, Sigmas * error);
        }
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Tails_hold_the_right_number(bool single)
    {
        foreach (double threshold in (double[])[0.5, 1, 2, 3, 4, 4.5])
        {
            double expected = Count * Normal.CDF(0, 1, -threshold);
            Assert.InRange(Values(single).Count(x => x > threshold) - expected, -Sigmas * Math.Sqrt(expected), Sigmas * Math.Sqrt(expected));
            Assert.InRange(Values(single).Count(x => x < -threshold) - expected, -Sigmas * Math.Sqrt(expected), Sigmas * Math.Sqrt(expected));
        }
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Equally_likely_bins_are_equally_filled(bool single)
    {
        const int Bins = 1000;
        int[] counts = new int[Bins];
        foreach (double x in Values(single))
            counts[Math.Min(Bins - 1, (int)(Bins * Normal.CDF(0, 1, x)))]++;
        double expected = (double)Count / Bins;
        double chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.InRange(chiSquare - (Bins - 1), -Sigmas * Math.Sqrt(2 * (Bins - 1)), Sigmas * Math.Sqrt(2 * (Bins - 1)));
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Numbers_and_their_squares_are_uncorrelated_at_every_lag_of_the_layout(bool single)
    {
        // Lag 16 joins the two numbers of a Box-Muller pair; 64 is a group.
        double[] values = Values(single);
        foreach (int lag in (int[])[1, 2, 3, 4, 7, 8, 15, 16, 17, 31, 32, 33, 48, 63, 64, 65, 128, 1024, 4096])
            AssertIndependent(values.AsSpan(0, Count - lag), values.AsSpan(lag));
    }

    [Fact]
    public void Streams_are_uncorrelated()
    {
        AssertIndependent(Doubles, Draw(new PhiloxStreams(7, 1).Create("statistics")));
        AssertIndependent(Doubles, Draw(new PhiloxStreams(8, 0).Create("statistics")));
        AssertIndependent(Doubles, Draw(new PhiloxStreams(7, 0).Create("Statistics")));
        AssertIndependent(Doubles, Draw(new PhiloxStreams(7, 0, "point").Create("statistics")));
        AssertIndependent(Doubles, Singles);
    }

    private static void AssertIndependent(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double product = 0, squares = 0, mixed = 0;
        for (int i = 0; i < a.Length; i++)
        {
            product += a[i] * b[i];
            squares += ((a[i] * a[i]) - 1) * ((b[i] * b[i]) - 1);
            mixed += a[i] * ((b[i] * b[i]) - 1);
        }

        double error = Sigmas * Math.Sqrt(a.Length);
        Assert.InRange(product, -error, error);
        Assert.InRange(mixed, -Math.Sqrt(2) * error, Math.Sqrt(2) * error);
        Assert.InRange(squares, -2 * error, 2 * error);
    }
}
