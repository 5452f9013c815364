using ScalingLab.Testing;

namespace ProjectedLinearNet.Tests;

/// <summary>Oracle: an undisturbed run, bit for bit.</summary>
public sealed class ResumptionTests
{
    private static readonly double[] Times = [0, 1, 7, 60, 300];
    private static readonly PowerLawFeatures Task = new(new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.5, Dimension = 60 });

    [Theory]
    [InlineData(BatchSampler.Exact, 0.75, 4)]
    [InlineData(BatchSampler.Exact, 0.0, double.PositiveInfinity)]
    [InlineData(BatchSampler.Projected, 0.75, 4)]
    [InlineData(BatchSampler.Literal, 0.75, 4)]
    public void TheNetworkGoesOnFromACheckpoint(BatchSampler sampler, double richness, double batch)
    {
        var options = new ProjectedNetOptions
        {
            Width = 21, Batch = batch, Richness = richness, LearningRate = 0.1, Sampler = sampler, Stability = StabilityPolicy.Warn,
        };

        Resumption.Check(
            () => new ProjectedNet(options, Task, new PhiloxStreams(3, 1)), Times,
            model => [model.Time, model.TestLoss, model.WeightNorm, .. sampler == BatchSampler.Exact ? [model.KernelSharpness] : Array.Empty<double>()]);
    }

    [Fact]
    public void TheNetworkOnFixedExamplesGoesOnFromACheckpoint()
    {
        var options = new OfflineNetOptions { Width = 21, TrainingExamples = 30, Richness = 0.75, LearningRate = 0.1, Stability = StabilityPolicy.Warn };

        Resumption.Check(
            () => new OfflineNet(options, Task, new PhiloxStreams(3, 1)), Times, model => [model.Time, model.TestLoss, model.TrainLoss, model.WeightNorm]);
    }

    [Fact]
    public void MeanFieldTheoryGoesOnFromACheckpoint()
    {
        var item = LinearCase.Of("online_sgd")[0];

        Resumption.Check(() => new MeanFieldNet(DmftTests.Options(item), item.Task()), [0, 1, 7, 60], model => [model.Time, model.TestLoss]);
    }

    [Fact]
    public void MeanFieldTheoryOfFixedExamplesGoesOnFromACheckpoint()
    {
        var item = LinearCase.Of("offline_full_batch_gd")[0];

        Resumption.Check(
            () => new OfflineMeanFieldNet(DmftTests.Offline(item, item["P"]), item.Task()), [0, 1, 7, 60], model => [model.Time, model.TestLoss, model.TrainLoss]);
    }

    [Theory]
    [InlineData(StepDynamics.Discrete, 0.75)]
    [InlineData(StepDynamics.Discrete, 0.0)]
    [InlineData(StepDynamics.GradientFlow, 0.75)]
    public void TheoryAtInfiniteWidthGoesOnFromACheckpoint(StepDynamics dynamics, double richness)
    {
        var options = new InfiniteNetOptions { Dynamics = dynamics, Richness = richness, LearningRate = 0.1, Stability = StabilityPolicy.Warn };

        Resumption.Check(() => new InfiniteNet(options, Task), Times, model => [model.Time, model.TestLoss, model.WeightNorm, model.KernelSharpness]);
    }
}
