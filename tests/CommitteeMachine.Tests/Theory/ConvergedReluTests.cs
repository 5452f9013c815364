namespace CommitteeMachine.Tests;

/// <summary>
/// V of a nearly converged ReLU committee, which is of the order of the squared angle θ² between student and teacher, a difference of terms of order one.
/// Oracle: two pairs (x_1, y_1), (x_2, y_2) that are independent of each other. With e = e_1 + e_2 and e_i = x_i₊ − y_i₊ all averages factorise into those of a
/// plane,
/// <para>V_11 = E[e_1² 1(x_1)] + 2 E[e_1 1(x_1)] E[e_2] + E[e_2²]/2,</para>
/// <para>V_12 = (E[e_1² 1(x_1)] + E[e_2² 1(x_2)])/2 + 2 E[e_1 1(x_1)] E[e_2 1(x_2)],</para>
/// which are evaluated here with 28 decimal digits, so that 20 are left. V_12 holds the moment of four different units that the theory integrates numerically.
/// </summary>
public sealed class ConvergedReluTests
{
    private const decimal Pi = 3.1415926535897932384626433833m;

    /// <summary>
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
