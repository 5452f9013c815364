namespace ProjectedLinearNet.Tests;

public sealed class PlateauTests
{
    // Acceptance: the plateau of the deterministic equivalent, Σ y² κ₀/(λ + κ₀), is the mean of what no readout of N drawn projections can explain, within three
    // standard errors and the relative 1/N that the equivalent leaves out; the square of the fraction, as printed, would be half of it.
    [Theory]
    [InlineData(1.5, 0.5, 32)]
    [InlineData(2, 1.2, 32)]
    [InlineData(2, 1.2, 64)]
    public void IsThatOfTheSimulation(double capacity, double source, int width)
    {
        const int Replicas = 100;
        var task = new PowerLawFeatures(new PowerLawFeaturesOptions { Capacity = capacity, Source = source, Dimension = 2000 });
        double[] floors = [.. Enumerable.Range(0, Replicas).Select(replica => ProjectedStatistics.Draw(task, width, new PhiloxStreams(11, replica).Create("init")).Unexplained)];
        double mean = floors.Average(), error = Math.Sqrt(floors.Sum(value => (value - mean) * (value - mean)) / (Replicas - 1) / Replicas);
        double expected = new DeterministicEquivalent(task.Modes, width).Floor;
        Assert.InRange(mean - expected, -(3 * error) - (expected / width), (3 * error) + (expected / width));
        Assert.True(3 * error < 0.1 * expected);
    }

    // A simulation that is run long enough reaches the floor of its own projections.
    [Fact]
    public void IsReachedByTheSimulation()
    {
        var task = new PowerLawFeatures(new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.5, Dimension = 1000 });
        var net = new ProjectedNet(new ProjectedNetOptions { Width = 8, Richness = 0.5, LearningRate = 0.2, Stability = StabilityPolicy.Warn }, task, new PhiloxStreams(2, 0));
        net.Advance(20_000, CancellationToken.None);
        Close.Relative(ProjectedStatistics.Draw(task, 8, new PhiloxStreams(2, 0).Create("init")).Unexplained, net.TestLoss, 1e-9);
    }
}
