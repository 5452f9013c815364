using System.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.Numerics.Tests;

/// <summary>Oracle: the uniform law. Seeds are fixed; each statistic is allowed 4.5 standard errors.</summary>
public sealed class UniformStatisticsTests
{
    private const int Count = 1 << 21;
    private const double Sigmas = 4.5;

    private readonly RandomStream _stream = new PhiloxStreams(5, 2).Create("uniform");

    [Fact]
    public void Uniforms_fill_the_open_interval_evenly()
    {
        double[] values = new double[Count];
        _stream.FillUniform(values);
        AssertEven(values);
        Assert.All(values.Take(1000), value => Assert.Equal(1ul, (ulong)(value * (1ul << 53)) & 1));
    }

    [Fact]
    public void Single_uniforms_fill_the_open_interval_evenly()
    {
        float[] values = new float[Count];
        _stream.FillUniform(values);
        AssertEven(Array.ConvertAll(values, value => (double)value));
        Assert.All(values.Take(1000), value => Assert.Equal(1u, (uint)(value * (1u << 24)) & 1u));
    }

    private static void AssertEven(double[] values)
    {
        const int Bins = 1024;
        Assert.InRange(values.Min(), double.Epsilon, 1e-4);
        Assert.InRange(values.Max(), 1 - 1e-4, Math.BitDecrement(1.0));
        int[] counts = new int[Bins];
        double serial = 0;
        for (int i = 0; i < values.Length; i++)
        {
            counts[(int)(values[i] * Bins)]++;
            serial += (values[i] - 0.5) * (values[(i + 1) % values.Length] - 0.5) * 12;
        }

        double expected = (double)values.Length / Bins;
        double chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.InRange(chiSquare - (Bins - 1), -Sigmas * Math.Sqrt(2 * (Bins - 1)), Sigmas * Math.Sqrt(2 * (Bins - 1)));
        Assert.InRange(serial, -Sigmas * Math.Sqrt(values.Length), Sigmas * Math.Sqrt(values.Length));
    }

    [Fact]
    public void Signs_are_fair_and_uncorrelated()
    {
        sbyte[] signs = new sbyte[Count];
        _stream.FillSigns(signs);
        Assert.All(signs.Take(100_000), sign => Assert.True(sign is 1 or -1));
        double error = Sigmas * Math.Sqrt(Count);
        foreach (int lag in (int[])[1, 2, 8, 31, 32, 64, 2048])
        {
            long sum = 0, product = 0;
            for (int i = lag; i < Count; i++)
            {
                sum += signs[i];
                product += signs[i] * signs[i - lag];
            }

            Assert.InRange(sum, -error, error);
            Assert.InRange(product, -error, error);
        }
    }

    [Fact]
    public void Every_bit_of_a_word_is_fair()
    {
        uint[] words = new uint[Count];
        _stream.FillWords(words);
        double error = Sigmas * Math.Sqrt(Count) / 2;
        for (int bit = 0; bit < 32; bit++)
            Assert.InRange(words.Count(word => (word >> bit & 1) == 1) - (Count / 2), -error, error);
        double differing = 0;
        for (int i = 1; i < words.Length; i++)
            differing += BitOperations.PopCount(words[i] ^ words[i - 1]) - 16;
        Assert.InRange(differing, -Sigmas * Math.Sqrt(8.0 * Count), Sigmas * Math.Sqrt(8.0 * Count));
    }

    [Fact]
    public void Integers_are_even_over_their_range()
    {
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[_stream.NextInteger(7)]++;
        Assert.All(counts, count => Assert.InRange(count - 10_000, -Sigmas * 100, Sigmas * 100));
    }
}
