namespace DeepNet.Tests.Models;

public sealed class CircleNetworkTests
{
    private static readonly CircleFourier Task = new(new CircleFourierOptions { TargetDecay = 0.9 });

    [Fact]
    public void TheTargetIsItsSumOfHarmonics()
    {
        double[] angles = [0, 0.3, 2, 4], targets = new double[4];
        Task.CopyTargets(angles, targets);
        for (int i = 0; i < angles.Length; i++)
        {
            // Clenshaw's recurrence loses a factor of the number of terms of the precision.
            double angle = angles[i];
            Assert.Equal(Enumerable.Range(1, 200).Sum(k => Math.Pow(k, -0.9) * Math.Cos(k * angle)), targets[i], 1e-11);
        }
    }

    [Fact]
    public void ALazyWideNetworkFollowsTheTheory()
    {
        // Richness 0.02, width 1024, batches of 256: to 2 % in the first 10 steps. Fluctuations of the kernel are 1/√N = 3 %, averaged over modes.
        var theory = new CircleLazy(new CircleLazyOptions { LearningRate = 0.1 }, Task);
        using var network = Create(1024, 0.02, 0.1, 256);
        foreach (int step in new[] { 0, 3, 10 })
        {
            network.Advance(step, CancellationToken.None);
            theory.Advance(step, CancellationToken.None);
            Assert.InRange(network.TestLoss / theory.TestLoss, 0.98, 1.02);
        }
    }

    [Fact]
    public void TheTrainingLossIsThatOfTheBatch()
    {
        using var network = Create(32, 1, 0.1, 64);
        Assert.Equal(network.TestLoss, network.TrainLoss);
        network.Advance(1, CancellationToken.None);

        // The mean of 64 squares of a target with heavy peaks: within a factor of three of the mean.
        Assert.NotEqual(network.TestLoss, network.TrainLoss);
        Assert.InRange(network.TrainLoss / network.TestLoss, 0.33, 3);
    }

    [Fact]
    public void AnUnstableStepSizeFailsTheRunWithItsReason()
    {
        using var network = Create(64, 1, 30, 64);
        var failure = Assert.Throws<RunFailedException>(() => network.Advance(500, CancellationToken.None));
        Assert.Contains("loss is", failure.Message, StringComparison.Ordinal);
        Assert.Contains("learning-rate (now 30)", failure.Message, StringComparison.Ordinal);
        Assert.Throws<RunFailedException>(() => new CircleLazy(new CircleLazyOptions { LearningRate = 30 }, Task));
    }

    private static CircleNetwork Create(int width, double richness, double rate, int batch) =>
        new(new CircleNetworkSimulationOptions { Width = width, Richness = richness, LearningRate = rate, Batch = batch }, Task, new PhiloxStreams(1, 0));
}
