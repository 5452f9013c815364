using ScalingLab.SyntheticLaws;

namespace SyntheticLaws.Tests;

public sealed class ScalingLawTests
{
    [Fact]
    public void The_three_regions_have_their_limits_and_middle()
    {
        // Oracle: by hand: E + P at D = 0, E + P/2 at D = d, E at infinity.
        var law = new ThreeRegionLaw(new() { Exponent = 0.4, Plateau = 3, Break = 1000, Floor = 0.5 });

        Assert.Equal(3.5, law.Loss(7, 0));
        Assert.Equal(2, law.Loss(1, 1000), 1e-14);
        Assert.Equal(0.5, law.Loss(1, double.PositiveInfinity));
        Assert.Equal(-0.4, Math.Log((law.Loss(1, 1e13) - 0.5) / (law.Loss(1, 1e12) - 0.5)) / Math.Log(10), 1e-3);
    }

    [Fact]
    public void The_additive_law_has_the_published_constants()
    {
        // Oracle: Hoffmann et al. 2022, eq. 10, as printed: 1.69 + 406.4 N^-0.34 + 410.7 D^-0.28, at the 70e9 parameters and 1.4e12 tokens of Chinchilla 1.936
        // (Besiroglu et al. 2024); the defaults are the constants before they were rounded.
        Assert.Equal(1.936, new AdditiveLaw(new() { Floor = 1.69, ModelSizeExponent = 0.34, DataSizeExponent = 0.28 }).Loss(70e9, 1.4e12), 1e-3);
        AdditiveLawOptions defaults = new();
        Assert.Equal(Math.Exp(0.5267228), defaults.Floor, 1e-4);
        Assert.Equal(Math.Exp(6.0073404), defaults.ModelSizeAmplitude, 0.05);
        Assert.Equal(Math.Exp(6.0179186), defaults.DataSizeAmplitude, 0.05);
    }

    [Fact]
    public void The_envelope_runs_from_guessing_to_the_law()
    {
        // Oracle: Rosenfeld et al. 2020, eq. 5: e0 without data, e0 e/eta where e is small.
        var law = new EnvelopeLaw(new() { GuessingLevel = 0.9, Transition = 0.5, Floor = 0, ModelSizeAmplitude = 2, ModelSizeExponent = 0.5, DataSizeAmplitude = 3, DataSizeExponent = 1 });

        Assert.Equal(0.9, law.Loss(10, 0));
        Assert.Equal(0.9 * 2e-4 / 0.5, law.Loss(1e8, 1e12), 1e-9);
    }

    [Fact]
    public void The_kaplan_law_has_the_published_limits()
    {
        // Oracle: Kaplan et al. 2020: L(N) = (8.8e13/N)^0.076 and L(D) = (5.4e13/D)^0.095 where the other size is infinite.
        var law = new KaplanLaw(new());

        Assert.Equal(Math.Pow(8.8e13 / 1e9, 0.076), law.Loss(1e9, 1e300), 1e-12);
        Assert.Equal(Math.Pow(5.4e13 / 1e9, 0.095), law.Loss(1e300, 1e9), 1e-12);
    }
}
