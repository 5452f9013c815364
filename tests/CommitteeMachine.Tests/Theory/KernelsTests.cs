namespace CommitteeMachine.Tests;

public sealed class KernelsTests
{
    private sealed record Cases
    {
        [System.Text.Json.Serialization.JsonPropertyName("cases")]
        public required KernelCase[] All { get; init; }
    }

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Load().Length)];

    /// <summary>
    /// Oracle: reference data, closed forms checked against Monte Carlo, stated to 1e-11. The nearly converged case loses digits to the
    /// cancellation of e² in ε_g, d and V on both sides; its note states 1e-9, of the terms that cancel for d.
    /// </summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void AgreesWithReferenceData(int number)
    {
        var reference = Load()[number];
        int units = reference.K + reference.M;
        double tolerance = reference.Note is null ? 1e-11 : 1e-9;
        double[] covariance = [.. reference.C.SelectMany(row => row)];
        var kernels = ActivationKernels.For(reference.Activation, reference.K, reference.M);
        var slopes = new double[reference.K * units];
        var curvatures = new double[reference.K];

        double loss = kernels.TestLoss(covariance, Pairs(reference.OutputWeights));
        kernels.Drift(covariance, reference.OutputWeights, slopes, curvatures);
        double[] noise = Noise(kernels, covariance, reference.OutputWeights, reference.K);

        Close.Relative(reference.TestLoss, loss, tolerance);
        Close.Relative([.. reference.Slopes.SelectMany(row => row)], slopes, 1e-11);
        Close.Relative(reference.Curvatures, curvatures, tolerance);
        // The reference itself has lost digits to nearly parallel ReLU units: it is 1.4e-14 off V of this covariance at 60 digits (ConvergedReluTests).
        if (reference is { Note: not null, Activation: Activation.Relu })
            Close.Absolute([.. reference.Noise.SelectMany(row => row)], noise, 2e-14);
        else
            Close.Relative([.. reference.Noise.SelectMany(row => row)], noise, tolerance);
    }

    /// <summary>Oracle: I4 of Saad and Solla (1995), independent of the tilted covariance used here; a few hundred roundings apart.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(4, 2)]
    public void NoiseIsTheSumOfSaadAndSollasI4(int students, int teachers)
    {
        int units = students + teachers;
        double[] covariance = RandomCovariance(units, seed: 7 * units);
        double[] weights = new OutputScales(0.7, 1.3).Weights(students, teachers);
        var square = new double[units, units];
        Buffer.BlockCopy(covariance, 0, square, 0, sizeof(double) * covariance.Length);

        double[] noise = Noise(new ErfKernels(students, teachers), covariance, weights, students);

        for (int i = 0; i < students; i++)
        {
            for (int j = 0; j < students; j++)
                Close.Relative(SaadSolla.Noise(square, weights, i, j), noise[(i * students) + j], 1e-12);
        }
    }

    /// <summary>Oracle: a student that equals its teacher has no error, ε_g = 0, d = 0 and V = 0, up to the round-off of sums that cancel.</summary>
    [Fact]
    public void PerfectStudentHasNoError()
    {
        double[] teacher = RandomCovariance(2, seed: 3);
        var covariance = new double[16];
        for (int a = 0; a < 4; a++)
        {
            for (int b = 0; b < 4; b++)
                covariance[(4 * a) + b] = teacher[(2 * (a % 2)) + (b % 2)];
        }

        double[] weights = new OutputScales(1, 1).Weights(2, 2);
        var (slopes, curvatures) = (new double[8], new double[2]);
        var kernels = new ErfKernels(2, 2);
        kernels.Drift(covariance, weights, slopes, curvatures);
        double[] noise = Noise(kernels, covariance, weights, 2);

        Assert.InRange(kernels.TestLoss(covariance, Pairs(weights)), 0, 1e-15);
        Assert.All(curvatures, value => Assert.InRange(value, -1e-15, 1e-15));
        Assert.All(noise, value => Assert.InRange(value, -1e-15, 1e-15));
    }

    private static double[] Pairs(double[] weights)
    {
        var pairs = new double[weights.Length * weights.Length];
        PairWeights.Fill(weights, pairs);
        return pairs;
    }

    private static double[] Noise(IActivationKernels kernels, double[] covariance, double[] weights, int students) =>
        [.. from i in Enumerable.Range(0, students) from j in Enumerable.Range(0, students) select kernels.Noise(covariance, Pairs(weights), i, j)];

    private static KernelCase[] Load() => ReferenceData.Case<Cases>("kernels").All;

    private static double[] RandomCovariance(int units, int seed)
    {
        var random = new Random(seed);
        var factor = new double[units, units + 1];
        foreach (ref double value in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref factor[0, 0], factor.Length))
            value = random.NextDouble() - 0.5;
        var covariance = new double[units * units];
        for (int a = 0; a < units; a++)
        {
            for (int b = 0; b < units; b++)
            {
                for (int c = 0; c <= units; c++)
                    covariance[(a * units) + b] += factor[a, c] * factor[b, c];
            }
        }

        return covariance;
    }
}
