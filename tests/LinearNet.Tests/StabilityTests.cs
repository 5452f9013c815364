namespace LinearNet.Tests;

public sealed class StabilityTests
{
    // Oracle: the largest stable steps at gamma_0 = 1 and infinite width for 1e4 steps in the specification, stated as upper bounds
    // to about one digit: 0.04, 0.09 and 0.57.
    [Theory]
    [InlineData(0.2, 0.04)]
    [InlineData(0.4, 0.09)]
    [InlineData(1.2, 0.57)]
    public void FindsTheEdge(double source, double expected)
    {
        var modes = new PowerLawTask(2, source, 4000).Modes;
        Assert.Equal(expected, TwoLayerStability.Largest(modes, new InfiniteTwoLayerNetOptions { Richness = 1, LearningRate = 10 }, 10, 1e4), 0.2 * expected);
    }

    // Oracle: discrete population descent itself, at a width at which the spread is small: it keeps below the edge and is thrown off the flow beyond it.
    [Theory]
    [InlineData(0.9, true)]
    [InlineData(2.0, false)]
    public void DescentFollowsTheFlowBelowTheEdgeOnly(double part, bool follows)
    {
        var task = new PowerLawTask(2, 0.4, 400);
        var options = new TwoLayerNetOptions { Width = 400, Richness = 1, LearningRate = 10, Stability = StabilityPolicy.Warn };
        double edge = TwoLayerStability.Largest(task.Modes, options, 10, 200);
        options = options with { LearningRate = part * edge };
        var net = new TwoLayerNet(options, task, new PhiloxStreams(1, 0));
        var flow = new InfiniteTwoLayerNet(new InfiniteTwoLayerNetOptions { Richness = 1, LearningRate = options.LearningRate }, task);
        net.Advance(200, CancellationToken.None);
        flow.Advance(200, CancellationToken.None);
        Assert.Equal(follows, Math.Abs(Math.Log(net.TestLoss / flow.TestLoss)) < 0.2);
        Assert.Equal(follows, net.Warnings.Count == 0);
    }

    [Fact]
    public void RefusesWithTheLargestSafeStep()
    {
        var options = new TwoLayerNetOptions { Width = 100, Richness = 1, LearningRate = 0.5 };
        var problem = Assert.Single(options.Validate(new Data(1000), 1000));
        Assert.Matches("is beyond the edge of stability within 1000 steps; the largest safe one is 0\\.[0-9]+, or say stability: warn", problem.ErrorMessage);
        Assert.Equal(["LearningRate"], problem.MemberNames);
        Assert.Contains("use a width of", Assert.Single((options with { LearningRate = 0.01 }).Validate(new Data(5_000_000), 10)).ErrorMessage, StringComparison.Ordinal);
    }

    private sealed record Data(int Dimension) : IFeatureTaskOptions
    {
        public IFeatureTask CreateTask() => new PowerLawTask(2, 0.2, Dimension);
    }
}
