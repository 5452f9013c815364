namespace ProjectedLinearNet.Tests;

public sealed class StabilityTests
{
    // Oracle: the table of largest step sizes at N = B = inf in the specification, two digits.
    [Theory]
    [InlineData(1.5, 0.4, 1, 1e2, 0.34)]
    [InlineData(1.5, 0.4, 1, 1e3, 0.18)]
    [InlineData(1.5, 0.4, 1, 1e4, 0.094)]
    [InlineData(1.5, 0.4, 0.25, 1e3, 0.35)]
    [InlineData(2, 0.4, 2, 1e3, 0.15)]
    [InlineData(2, 1.2, 0.75, 1e3, 0.84)]
    [InlineData(2, 1.8, 2, 1e3, 0.64)]
    public void FindsTheEdge(double capacity, double source, double richness, double steps, double expected)
    {
        var modes = ModeQuadrature.PowerLaw(capacity, source, 100_000_000);
        double largest = StepSizeStability.Largest(modes, new InfiniteNetOptions { LearningRate = 10, Richness = richness }, 10, steps);
        Assert.Equal(expected, largest, 0.03 * expected);
    }

    // Oracle: mean-square edges of the exact Gaussian law at N = inf in the specification, three digits; the width here is as good as infinite.
    [Theory]
    [InlineData(1.5, 1, 0.524)]
    [InlineData(1.5, 4, 1.25)]
    [InlineData(2, 4, 1.30)]
    [InlineData(2, 1, 0.611)]
    public void FindsTheEdgeOfBatchNoise(double capacity, double batch, double expected)
    {
        var modes = ModeQuadrature.PowerLaw(capacity, 0.5, 100_000_000);
        var options = new MeanFieldNetOptions { Width = 100_000, Batch = batch, LearningRate = 10, Richness = 0 };
        Assert.Equal(expected, StepSizeStability.Largest(modes, options, 10, 10), 0.01 * expected);
    }

    [Fact]
    public void RefusesWithTheLargestSafeStepOrWarns()
    {
        var data = new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.4, Dimension = 10_000_000 };
        var options = new InfiniteNetOptions { LearningRate = 0.5, Richness = 1 };
        var problem = Assert.Single(options.Validate(data, 1000));
        Assert.Contains("0.18", problem.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(["LearningRate"], problem.MemberNames);
        Assert.Empty((options with { Stability = StabilityPolicy.Warn }).Validate(data, 1000));
        Assert.Empty((options with { LearningRate = 0.1 }).Validate(data, 1000));
        Assert.Empty((options with { LearningRate = 0.3 }).Validate(data, 100));
    }

    [Fact]
    public void ARunBeyondTheEdgeWarnsOnceItIsThere()
    {
        var data = new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.4, Dimension = 10_000_000 };
        var model = new InfiniteNet(new InfiniteNetOptions { LearningRate = 0.3, Richness = 1, Stability = StabilityPolicy.Warn }, new PowerLawFeatures(data));
        model.Advance(100, CancellationToken.None);
        Assert.Empty(model.Warnings);
        model.Advance(1000, CancellationToken.None);
        Assert.Contains("The learning-rate 0.3 is beyond the edge of stability within 1000 steps; the largest safe one is 0.18", Assert.Single(model.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void MatricesBeyondMemoryAreRefusedWithTheNumberThatFits()
    {
        var data = new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.4, Dimension = 4096 };
        var options = new MeanFieldNetOptions { Width = 64, LearningRate = 0.01, Richness = 0 };
        int largest = MeanFieldMarch.LargestTime(new PowerLawFeatures(data).Modes.Count);
        Assert.Empty(options.Validate(data, largest));
        Assert.Contains($"At most {largest} steps fit", Assert.Single(options.Validate(data, largest + 1)).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesAWidthBeyondTheDimension()
    {
        var data = new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.4, Dimension = 100 };
        var net = new ProjectedNetOptions { Width = 100, LearningRate = 0.05, Richness = 0 };
        Assert.Contains("width: 99", Assert.Single(net.Validate(data)).ErrorMessage, StringComparison.Ordinal);
        Assert.Empty((net with { Sampler = BatchSampler.Literal }).Validate(data));
        var theory = new TheoryNetOptions { Width = 200, LearningRate = 0.1, Richness = 0 };
        Assert.Contains("dimension: 2000", Assert.Single(theory.Validate(data)).ErrorMessage, StringComparison.Ordinal);
    }
}
