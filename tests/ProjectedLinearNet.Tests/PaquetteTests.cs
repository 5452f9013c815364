using System.ComponentModel.DataAnnotations;

namespace ProjectedLinearNet.Tests;

/// <summary>Random features of every complexity, and the 4+3 phases of their compute-optimal frontier.</summary>
public sealed class PaquetteTests
{
    // Above a = 1/2 both papers have the same task: capacity 2a, source (2a + 2b − 1)/(2a).
    [Fact]
    public void TheTasksOfBothPapersAreTheSame()
    {
        var paquette = Task(0.75, 0.6, 5000);
        var bordelon = new PowerLawFeatures(new PowerLawFeaturesOptions { Capacity = 1.5, Source = 1.7 / 1.5, Dimension = 5000 });
        double[] eigenvalues = new double[3], powers = new double[3], otherEigenvalues = new double[3], otherPowers = new double[3];
        paquette.CopyModes(4000, eigenvalues, powers);
        bordelon.CopyModes(4000, otherEigenvalues, otherPowers);
        for (int i = 0; i < 3; i++)
        {
            Close.Relative(otherEigenvalues[i], eigenvalues[i], 1e-13);
            Close.Relative(otherPowers[i], powers[i], 1e-13);
        }

        Close.Relative(bordelon.Modes.TargetPower, paquette.Modes.TargetPower, 1e-12);
        Assert.Equal(0.75, bordelon.DataComplexity, 14);
        Assert.Equal(0.6, bordelon.TargetComplexity, 14);
    }

    // The mean of simulations of a spectrum without a finite sum. The deterministic equivalent is of leading order in 1/N: 2/N. Of a batch it leaves out what a single mode fluctuates with
    // it, the largest one having λ/Tr of the noise: (2/B) λ/Tr. The limit of small steps: η/2 of the loss while the first modes are learned, t ~ 1/η.
    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(4)]
    public void TheTheoryHoldsBelowOneHalf(double batch)
    {
        const int Width = 64, Replicas = 64;
        const double Rate = 0.1;
        var task = Task(0.35, 0.4, 4 * Width);
        double[] times = [30, 100, 300, 1000];
        double[][] losses = new double[Replicas][];
        Parallel.For(0, Replicas, replica =>
        {
            var net = new ProjectedNet(new ProjectedNetOptions { Width = Width, Batch = batch, Richness = 0, LearningRate = Rate }, task, new PhiloxStreams(7, replica));
            losses[replica] = [.. times.Select(t =>
            {
                net.Advance(t, CancellationToken.None);
                return net.TestLoss;
            })];
        });
        var theory = new TheoryNet(new TheoryNetOptions { Width = Width, Batch = batch, Richness = 0, LearningRate = Rate }, task);
        for (int i = 0; i < times.Length; i++)
        {
            theory.Advance(times[i], CancellationToken.None);
            double mean = losses.Average(curve => curve[i]), error = Math.Sqrt(losses.Sum(curve => (curve[i] - mean) * (curve[i] - mean)) / (Replicas - 1) / Replicas);
            double bias = (2.0 / Width) + (2 / (batch * task.Modes.Trace)) + (0.5 * Rate / (Rate * times[i]));
            Assert.InRange(mean - theory.TestLoss, -((3 * error) + (bias * theory.TestLoss)), (3 * error) + (bias * theory.TestLoss));
        }
    }

    // Phase IVa: noise against the capacity, L ~ f^−a. What is left out is below 0.007 at f = 1e12, and the acceptance is 0.01.
    [Fact]
    public void TheFrontierBelowOneHalfHasThePredictedExponent()
    {
        const double A = 0.4, B = 1.5;
        double[] widths = [.. Enumerable.Range(43, 11).Select(k => Math.Pow(2, 0.5 * k))];
        double[] computes = [1e12, 3e12, 1e13], best = new double[3];
        Array.Fill(best, double.PositiveInfinity);
        foreach (double width in widths)
        {
            var net = new TheoryNet(Options(A, width), Task(A, B, (long)(4 * width)));
            for (int i = 0; i < computes.Length; i++)
            {
                net.Advance(computes[i] / width, CancellationToken.None);
                best[i] = Math.Min(best[i], net.TestLoss);
            }
        }

        Assert.Equal(new PaquetteExponents(A, B).Loss, Math.Log10(best[0] / best[2]), 0.017);
    }

    // The balances of the paper without the noise of batches: capacity against flow below a = 1/2, embedding against flow above.
    [Theory]
    [InlineData(0.75, 0.2, PaquettePhase.Ia)]
    [InlineData(0.4, 0.2, PaquettePhase.Ib)]
    [InlineData(0.2, 1, PaquettePhase.Ic)]
    [InlineData(1, 0.75, PaquettePhase.II)]
    [InlineData(1, 2, PaquettePhase.III)]
    [InlineData(0.4, 1.5, PaquettePhase.IVa)]
    [InlineData(0.28, 1, PaquettePhase.IVb)]
    public void EveryPhaseIsPredicted(double a, double b, PaquettePhase phase)
    {
        var exponents = new PaquetteExponents(a, b);
        Assert.Equal(phase, exponents.Phase);
        Prediction[] predictions = [.. Options(a, 1e4).Predict(Data(a, b, 40_000))];
        Assert.Equal(["loss-exponent", "size-exponent"], predictions.Select(prediction => prediction.Finding));
        Assert.Equal([-exponents.Loss, exponents.Width], predictions.Select(prediction => prediction.Value));
        Assert.InRange(predictions[0].From, 1e8, 1e12);

        // Batches of infinite size have no noise: the phases that do not balance it are as before.
        var quiet = (Options(a, 1e4) with { Batch = double.PositiveInfinity }).Predict(Data(a, b, 40_000)).First();
        Assert.Equal(phase is not (PaquettePhase.III or PaquettePhase.IVa or PaquettePhase.IVb), Math.Abs(quiet.Value + exponents.Loss) < 1e-12);
    }

    [Theory]
    [InlineData(0.4, 0.2, 1, 40_000, 0, "frozen features")]
    [InlineData(0.75, 0.2, 0, 15_000, 0, "twice the width")]
    [InlineData(0.4, 0.2, 0, 1_000_000, 0, "one ratio")]
    [InlineData(0.4, 0.2, 0, 40_000, 1e-4, "largest stable")]
    public void ThereIsNoPredictionWhereThePhasesDoNotHold(double a, double b, double richness, long dimension, double rate, string reason)
    {
        var options = Options(a, 1e4) with { Richness = richness };
        if (rate > 0) options = options with { LearningRate = rate };
        var prediction = options.Predict(Data(a, b, dimension)).First();
        Assert.False(prediction.IsDetermined);
        Assert.Contains(reason, prediction.Origin, StringComparison.Ordinal);
    }

    // Near a boundary two terms are nearly equal, and no window that can be reached shows the exponent of the larger one alone.
    [Fact]
    public void TheRangeBeginsLaterNearABoundary()
    {
        double From(double b) => Options(1, 1e4).Predict(Data(1, b, 100_000)).First().From;
        Assert.Equal(1e8, From(0.75));
        Assert.True(From(0.98) > 1e9);
    }

    [Fact]
    public void ATargetOfInfinitePowerIsRefused()
    {
        var options = Data(0.2, 0.2, 100);
        Assert.Contains("use a target-complexity above 0.3", Assert.Single(options.Validate(new ValidationContext(options))).ErrorMessage, StringComparison.Ordinal);
    }

    private static PowerLawRandomFeaturesOptions Data(double a, double b, long dimension) => new() { DataComplexity = a, TargetComplexity = b, Dimension = dimension };

    private static PowerLawRandomFeatures Task(double a, double b, long dimension) => new(Data(a, b, dimension));

    private static TheoryNetOptions Options(double a, double width) =>
        new() { Width = width, Batch = 1, Richness = 0, LearningRate = a > 0.5 ? 0.2 : (1 - (2 * a)) * Math.Pow(4 * width, (2 * a) - 1) };
}
