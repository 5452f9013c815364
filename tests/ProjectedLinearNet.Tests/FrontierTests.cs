namespace ProjectedLinearNet.Tests;

/// <summary>Acceptance: the compute-optimal exponent is within 0.01 of its prediction in the window 10⁸ to 10¹¹.</summary>
public sealed class FrontierTests
{
    [Theory]
    [InlineData(1.5, 0.5, 0)]
    [InlineData(1.5, 0.5, 0.75)]
    [InlineData(2, 1.25, 0.75)]
    public void HasThePredictedExponent(double capacity, double source, double richness)
    {
        var task = new PowerLawFeatures(new PowerLawFeaturesOptions { Capacity = capacity, Source = source, Dimension = 10_000_000_000 });
        double[] times = [.. Enumerable.Range(0, 90).Select(i => Math.Pow(3e8, i / 89.0))];
        var curves = Enumerable.Range(6, 31).Select(k => Math.Pow(2, 0.5 * k)).Select(width =>
        {
            var net = new TheoryNet(new TheoryNetOptions { Width = width, Richness = richness, LearningRate = 1 }, task);
            return (Width: width, Loss: times.Select(t =>
            {
                net.Advance(t, CancellationToken.None);
                return Math.Log(net.TestLoss);
            }).ToArray());
        }).ToArray();

        List<(double X, double Y)> frontier = [];
        for (double decade = 8; decade <= 11; decade += 0.05)
        {
            double[] losses = [.. curves.Select(curve => At(times, curve.Loss, Math.Pow(10, decade) / curve.Width))];
            int best = Array.IndexOf(losses, losses.Min());
            if (best > 0 && best < losses.Length - 1) frontier.Add((decade * Math.Log(10), losses[best]));
        }

        double x = frontier.Average(point => point.X), y = frontier.Average(point => point.Y);
        double slope = frontier.Sum(point => (point.X - x) * (point.Y - y)) / frontier.Sum(point => (point.X - x) * (point.X - x));
        Assert.True(frontier.Count > 30);
        Assert.Equal(-new FeatureExponents(capacity, source, richness > 0).Compute, slope, 0.01);
    }

    private static double At(double[] times, double[] logarithms, double time)
    {
        double position = Math.Log(time) / Math.Log(3e8) * (times.Length - 1);
        int below = (int)Math.Floor(position);
        return below < 0 || below >= times.Length - 1
            ? double.PositiveInfinity
            : logarithms[below] + ((position - below) * (logarithms[below + 1] - logarithms[below]));
    }
}
