using System.Globalization;
using System.Text.Json.Serialization;

namespace CommitteeMachine.Tests;

/// <summary>
/// V of a nearly converged ReLU committee, which is of the order of the squared angle θ² between student and teacher, a difference of terms of order one.
/// </summary>
public sealed class ConvergedReluTests
{
    private const decimal Pi = 3.1415926535897932384626433833m;

    private sealed record Case
    {
        [JsonPropertyName("name")]
        public required string Name { get; init; }

        public required int K { get; init; }

        public required int M { get; init; }

        [JsonPropertyName("w")]
        public required double[] OutputWeights { get; init; }

        public required double[][] C { get; init; }

        public required string[][] V { get; init; }
    }

    private sealed record Cases([property: JsonPropertyName("cases")] Case[] All);

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Load().Length)];

    /// <summary>
    /// Oracle: V evaluated with 60 digits from the same doubles (nearly-converged-relu.py beside the data makes them, with other formulas): students at θ = 0.3
    /// down to 1e-5 from their teachers, moved alike, two on one teacher, and the covariance of the kernel reference data. A rounding of the covariance moves V
    /// by about 1e-16, and V is a sum of ten to a hundred moments below one: 1e-15, absolute, is 5e-9 of V at θ = 0.001.
    /// </summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void KeepsTheDigitsOfTheCovariance(int number)
    {
        var reference = Load()[number];
        var pairWeights = new double[reference.OutputWeights.Length * reference.OutputWeights.Length];
        PairWeights.Fill(reference.OutputWeights, pairWeights);
        double[] covariance = [.. reference.C.SelectMany(row => row)];
        var kernels = ActivationKernels.For(Activation.Relu, reference.K, reference.M);

        for (int i = 0; i < reference.K; i++)
        {
            for (int j = 0; j < reference.K; j++)
                Close.Absolute(double.Parse(reference.V[i][j], CultureInfo.InvariantCulture), kernels.Noise(covariance, pairWeights, i, j), 1e-15);
        }
    }

    /// <summary>
    /// Oracle: two pairs (x_1, y_1), (x_2, y_2) that are independent of each other. With e = e_1 + e_2 and e_i = x_i₊ − y_i₊ all averages factorise into those of a
    /// plane,
    /// <para>V_11 = E[e_1² 1(x_1)] + 2 E[e_1 1(x_1)] E[e_2] + E[e_2²]/2,</para>
    /// <para>V_12 = (E[e_1² 1(x_1)] + E[e_2² 1(x_2)])/2 + 2 E[e_1 1(x_1)] E[e_2 1(x_2)],</para>
    /// which are evaluated here with 28 decimal digits, so that 20 are left. V_12 holds the moment of four different units that the theory integrates numerically.
    /// 1 − cos θ = 2^−k, which a double holds exactly, down to θ = 0.001. About ten terms of order one carry a round-off of 1e-16 each: 1e-15, absolute, is 1e-9 of V
    /// at the smallest angle.
    /// </summary>
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(16)]
    [InlineData(20)]
    public void HasTheNoiseOfIndependentPairs(int bits)
    {
        double distance = Math.Pow(2, -bits), cosine = 1 - distance;
        double[] covariance =
        [
            1, 0, cosine, 0,
            0, 1, 0, cosine,
            cosine, 0, 1, 0,
            0, cosine, 0, 1,
        ];
        double[] weights = [1, 1, -1, -1], pairWeights = new double[16];
        PairWeights.Fill(weights, pairWeights);
        var kernels = ActivationKernels.For(Activation.Relu, 2, 2);

        decimal c = 1 - (decimal)distance, s = Root(1 - (c * c)), theta = ArcSine(s);
        decimal product = (s + ((Pi - theta) * c)) / (2 * Pi), squareInHalf = ((Pi - theta) + (s * c)) / (2 * Pi);
        decimal squaredError = 1 - (2 * product);
        decimal squaredErrorInHalf = 0.5m - (2 * product) + squareInHalf;
        decimal meanInHalf = (1 - c) / (2 * Root(2 * Pi));
        decimal same = squaredErrorInHalf + (squaredError / 2), different = squaredErrorInHalf + (2 * meanInHalf * meanInHalf);

        Close.Absolute((double)same, kernels.Noise(covariance, pairWeights, 0, 0), 1e-15);
        Close.Absolute((double)different, kernels.Noise(covariance, pairWeights, 0, 1), 1e-15);
    }

    private static Case[] Load() => ReferenceData.File<Cases>("nearly-converged-relu.json").All;

    private static decimal Root(decimal square)
    {
        decimal root = (decimal)Math.Sqrt((double)square);
        for (int i = 0; i < 3; i++)
            root = (root + (square / root)) / 2;
        return root;
    }

    /// <summary>Σ_k (2k)!/(4^k k!²) x^(2k+1)/(2k+1).</summary>
    private static decimal ArcSine(decimal x)
    {
        decimal sum = 0, power = x;
        for (int k = 0; k < 400 && power > 0; k++)
        {
            sum += power / ((2 * k) + 1);
            power *= x * x * ((2 * k) + 1) / ((2 * k) + 2);
        }

        return sum;
    }
}
