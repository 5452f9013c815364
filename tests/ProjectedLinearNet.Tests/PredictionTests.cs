namespace ProjectedLinearNet.Tests;

public sealed class PredictionTests
{
    // Oracle: Table 1 of the paper; hard rich 2αβ/(α(1 + β) + 2), and the values that the specification's frontier procedure measured to 0.005.
    [Theory]
    [InlineData(1.5, 0.5, false, FeaturePhase.Hard, 0.300, 0.4)]
    [InlineData(1.5, 0.5, true, FeaturePhase.Hard, 0.353, 0.4706)]
    [InlineData(2, 0.4, false, FeaturePhase.Hard, 0.267, 0.3333)]
    [InlineData(2, 0.4, true, FeaturePhase.Hard, 0.333, 0.4167)]
    [InlineData(2, 1.25, true, FeaturePhase.Easy, 0.714, 0.4286)]
    [InlineData(2, 1.75, true, FeaturePhase.SuperEasy, 0.75, 0.5)]
    public void FollowTableOne(double capacity, double source, bool rich, FeaturePhase phase, double compute, double width)
    {
        var exponents = new FeatureExponents(capacity, source, rich);
        Assert.Equal(phase, exponents.Phase);
        Assert.Equal(compute, exponents.Compute, 3);
        Assert.Equal(width, exponents.OptimalWidth, 4);
    }

    // The self-consistent equation χ = β(2 − χ) and its alternating approach with ratio −β.
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.7)]
    public void TheLevelsAlternateAroundTheFixedPoint(double source)
    {
        var exponents = new FeatureExponents(1.5, source, rich: true);
        Assert.Equal(source * (2 - exponents.Time), exponents.Time, 14);
        for (int level = 0; level < 5; level++)
            Assert.Equal(-source * (exponents.TimeAtLevel(level) - exponents.Time), exponents.TimeAtLevel(level + 1) - exponents.Time, 14);
        Assert.Equal(source, new FeatureExponents(1.5, source, rich: false).TimeAtLevel(5));
    }

    // Oracle: plateaus computed from the deterministic equivalent at N = 1e3 and 1e4 with 1e9 features; the exponent is α min(1, β), not α min(2, β).
    [Theory]
    [InlineData(1.5, 0.5)]
    [InlineData(2, 1.5)]
    [InlineData(2, 2.5)]
    public void TheModelBottleneckIsMeasured(double capacity, double source)
    {
        var modes = ModeQuadrature.PowerLaw(capacity, source, 1_000_000_000);
        double slope = Math.Log10(new DeterministicEquivalent(modes, 1e3).Floor / new DeterministicEquivalent(modes, 1e4).Floor);
        Assert.Equal(new FeatureExponents(capacity, source, rich: true).ModelBottleneck, slope, 0.02);
    }

    // The lazy exponents of both papers are the same in phases Ia, II and III.
    [Theory]
    [InlineData(0.75, 0.4, PaquettePhase.Ia)]
    [InlineData(1, 0.75, PaquettePhase.II)]
    [InlineData(1, 1.5, PaquettePhase.III)]
    public void AgreeWithPaquetteWhereTheyMeet(double a, double b, PaquettePhase phase)
    {
        var paquette = new PaquetteExponents(a, b);
        var bordelon = new FeatureExponents(2 * a, ((2 * a) + (2 * b) - 1) / (2 * a), rich: false);
        Assert.Equal(phase, paquette.Phase);
        Assert.Equal(bordelon.Compute, paquette.Loss, 12);
        Assert.Equal(bordelon.OptimalWidth, paquette.Width, 12);
    }

    // The exponents are continuous across the boundaries between phases.
    [Theory]
    [InlineData(0.5, 0.3, 1, 0)]
    [InlineData(0.8, 0.5, 0, 1)]
    [InlineData(0.8, 0.8, 0, 1)]
    [InlineData(0.25, 0.9, 1, 0)]
    [InlineData(0.29289321881345254, 0.9, 1, 0)]
    [InlineData(0.5, 0.9, 1, 0)]
    public void TheLossExponentIsContinuousBetweenPhases(double a, double b, double da, double db)
    {
        const double Step = 1e-9;
        PaquetteExponents below = new(a - (Step * da), b - (Step * db)), above = new(a + (Step * da), b + (Step * db));
        Assert.NotEqual(below.Phase, above.Phase);
        Assert.Equal(below.Loss, above.Loss, 1e-7);
    }

    // The measured exponents and ranges are in the specification: from t = 1e3 in gradient flow; features of richness 1/4 need 4^(1/(1 - chi)) times longer.
    [Fact]
    public void AnInfiniteNetPredictsItsLossAndItsFeatures()
    {
        var data = new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.4, Dimension = 100_000_000_000 };
        var options = new InfiniteNetOptions { LearningRate = 0.05, Richness = 0.25, Dynamics = StepDynamics.GradientFlow };
        var predictions = options.Predict(data).ToArray();
        Assert.Equal(["test-loss", "weight-norm"], predictions.Select(prediction => prediction.Observable));
        Assert.Equal(-0.8 / 1.4, predictions[0].Value, 14);
        Assert.Equal(1 - (0.8 / 1.4), predictions[1].Value, 14);
        Assert.Equal(2e4 * Math.Pow(4, 1 / (1 - (0.8 / 1.4))), predictions[0].From, 1e-6);
        Assert.Equal(2e4, (options with { Richness = 1 }).Predict(data).First().From, 1e-6);
        Assert.Equal(-0.4, (options with { Richness = 0 }).Predict(data).First().Value, 14);
    }

    // A width of 64 has its plateau, N^-0.75, at a hundredth of t^-2/3 before t = 1e3: no stretch of the pure power law is left.
    [Fact]
    public void ANarrowNetHasNoPureStretch()
    {
        var data = new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.5, Dimension = 100_000_000 };
        var loss = new TheoryNetOptions { Width = 64, LearningRate = 1, Richness = 1 }.Predict(data).First();
        Assert.True(loss.To < loss.From);
        Assert.True(new TheoryNetOptions { Width = 1e9, LearningRate = 1, Richness = 1 }.Predict(data with { Dimension = 1_000_000_000_000 }).First() is { To: > 1e6, From: < 2e3 });
    }

    // Of super-easy tasks the noise of batches sets the exponent of the frontier, if the batch is so small that it dominates at the compute that is looked at.
    [Theory]
    [InlineData(2.5, 1, 0.1, -0.75, 1e7)]
    [InlineData(1.75, 32, 0.1, -0.75, 1e20)]
    [InlineData(1.75, double.PositiveInfinity, 0.1, -3.5 / 4.5, 1e8)]
    public void TheFrontierDependsOnTheBatch(double source, double batch, double rate, double exponent, double from)
    {
        var data = new PowerLawFeaturesOptions { Capacity = 2, Source = source, Dimension = 1_000_000_000 };
        var options = new TheoryNetOptions { Width = 64, Batch = batch, LearningRate = rate, Richness = 0.75 };
        var frontier = options.Predict(data).Single(prediction => prediction.Finding == "loss-exponent");
        Assert.Equal(exponent, frontier.Value, 12);
        Assert.InRange(frontier.From, from * (1 - 1e-9), from < 1e9 ? from * (1 + 1e-9) : double.PositiveInfinity);
    }

    [Fact]
    public void TheBottlenecksArePredictedWithoutOtherNoise()
    {
        var data = new PowerLawFeaturesOptions { Capacity = 1.5, Source = 1.5, Dimension = 1_000_000 };
        var net = new ProjectedNetOptions { Width = 64, LearningRate = 0.1, Richness = 0 };
        Assert.Equal(-1.5, Bottleneck(net).Value);
        Assert.False(Bottleneck(net with { Batch = 4 }).IsDetermined);
        Assert.Equal(-2.25, Bottleneck(new OfflineNetOptions { Width = 64, TrainingExamples = 32, LearningRate = 0.1, Richness = 0 }).Value);

        Prediction Bottleneck(FeatureLearningOptions options) => options.Predict(data).Single(prediction => prediction.Observable == "value of test-loss");
    }

    [Fact]
    public void ListedFeaturesHaveNoExponents() =>
        Assert.Empty(new InfiniteNetOptions { LearningRate = 0.1, Richness = 1 }.Predict(new ListedFeaturesOptions { Eigenvalues = [1, 0.5], TargetPowers = [1, 1] }));
}
