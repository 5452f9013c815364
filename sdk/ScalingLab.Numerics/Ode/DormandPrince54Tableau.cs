namespace ScalingLab.Numerics;

/// <summary>
/// Coefficients of the 5(4) pair of Dormand and Prince (J. Comp. Appl. Math. 6, 19, 1980) with the fourth-order continuous extension of
/// Shampine (Math. Comp. 46, 135, 1986), as in Hairer, Norsett, Wanner, Solving Ordinary Differential Equations I, sections II.5 and II.6.
/// The last stage is the derivative at the end of the step.
/// </summary>
internal static class DormandPrince54Tableau
{
    public const int Stages = 7;

    public static readonly double[] Nodes = [0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1];

    /// <summary>Row i holds the weights of stages 0..i−1 in the argument of stage i; the last row is the solution.</summary>
    public static readonly double[][] Matrix =
    [
        [],
        [1.0 / 5],
        [3.0 / 40, 9.0 / 40],
        [44.0 / 45, -56.0 / 15, 32.0 / 9],
        [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
        [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
        [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
    ];

    /// <summary>Fifth-order weights minus the embedded fourth-order ones.</summary>
    public static readonly double[] Error =
        [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

    private static readonly double[] Dense =
    [
        -12715105075.0 / 11282082432.0,
        0,
        87487479700.0 / 32700410799.0,
        -10690763975.0 / 1880347072.0,
        701980252875.0 / 199316789632.0,
        -1453857185.0 / 822651844.0,
        69997945.0 / 29380423.0,
    ];

    /// <summary>The weights b_j(theta) of the continuous extension y(t + theta h) = y + h sum_j b_j(theta) k_j.</summary>
    public static void InterpolationWeights(double theta, Span<double> weights)
    {
        double rest = 1 - theta;
        double solution = theta * (1 + rest * (theta * 2 - 1));
        double quartic = theta * theta * rest * rest;
        for (int j = 0; j < Stages; j++)
            weights[j] = (j < Stages - 1 ? solution * Matrix[Stages - 1][j] : 0) + quartic * Dense[j];
        weights[0] += theta * rest * rest;
        weights[Stages - 1] -= theta * theta * rest;
    }
}
