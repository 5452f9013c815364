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
}
