using ScalingLab.Testing;

namespace LinearNet.Tests;

/// <summary>Oracle: an undisturbed run, bit for bit.</summary>
public sealed class ResumptionTests
{
    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(5)]
    public void TheNetworkGoesOnFromACheckpoint(double batch)
    {
        var options = new TwoLayerNetOptions { Width = 30, Batch = batch, Richness = 0.6, LearningRate = 0.05 };

        Resumption.Check(
            () => new TwoLayerNet(options, new PowerLawTask(1.5, 0.5, 50), new PhiloxStreams(3, 1)),
            [0, 1, 7, 200, 1000], model => [model.Time, model.TestLoss, model.WeightNorm, model.Compute]);
    }
}
