namespace DeepNet.Tests.Presets;

public sealed class PresetTests
{
    // Counted by PyTorch for the same architectures.
    [Theory]
    [InlineData(NetworkPreset.CnnS, 106_954)]
    [InlineData(NetworkPreset.ResnetS, 19_810)]
    [InlineData(NetworkPreset.VitS, 72_074)]
    [InlineData(NetworkPreset.CnnMnist, 12_943_370)]
    [InlineData(NetworkPreset.ResnetMnist, 701_178)]
    [InlineData(NetworkPreset.VitMnist, 803_338)]
    public void ANetworkHasAsManyParametersAsItsOriginal(NetworkPreset preset, int parameters)
    {
        var built = Build(preset, new Shape(28, 28, 1), 10);
        Assert.Equal(parameters, built.Network.Size);
        Assert.Equal(parameters, built.Layers.Sum(layer => layer.Count) + built.OtherParameters);
        Assert.Equal(LayerRole.Stem, built.Layers[0].Role);
        Assert.Equal(LayerRole.Head, built.Layers[^1].Role);
    }

    [Theory]
    [InlineData(NetworkPreset.CnnCifar10)]
    [InlineData(NetworkPreset.VitCifar10)]
    public void ANetworkForColourImagesReadsThem(NetworkPreset preset) => Assert.Equal(3, Build(preset, new Shape(32, 32, 3), 10).Layers[0].Inputs);

    [Fact]
    public void ImagesThatDoNotFitAreRefused()
    {
        var failure = Assert.Throws<RunFailedException>(() => Build(NetworkPreset.VitS, new Shape(30, 30, 1), 10));
        Assert.Contains("patches of 7 x 7", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InitialWeightsAreUniformWithinTheFanIn()
    {
        var built = Build(NetworkPreset.CnnS, new Shape(28, 28, 1), 10, factor: 0.3);
        for (int i = 0; i < built.Layers.Count; i++)
        {
            double[] weights = new double[built.Layers[i].Count];
            built.CopyInitialWeights(i, weights);
            double bound = 0.3 / Math.Sqrt(built.Layers[i].Columns);
            Assert.InRange(weights.Max(Math.Abs), 0.9 * bound, 1.0000001 * bound);

            // The variance of a uniform distribution, within five standard errors √(4/5n).
            double variance = weights.Sum(w => w * w) / weights.Length;
            Assert.Equal(1, variance / (bound * bound / 3), 5 * Math.Sqrt(0.8 / weights.Length));
        }
    }

    [Fact]
    public void ResidualBlocksKeepTheirLayersTogether()
    {
        var layers = Build(NetworkPreset.ResnetS, new Shape(28, 28, 1), 10).Layers;
        Assert.Equal([0, 1, 1, 2, 2, 2, 3, 3, 3, 0], layers.Select(layer => layer.ResidualBlock));
        Assert.Equal(2, layers.Count(layer => layer.Role == LayerRole.Shortcut));
        Assert.All(layers.SkipLast(1), layer => Assert.True(layer.HasBatchNorm));
    }

    private static BuiltNetwork<float> Build(NetworkPreset preset, Shape image, int classes, double factor = 1) =>
        ImageNetworks.Build<float>(preset, image, classes, Parameterisation.Standard, 1, factor, new PhiloxStreams(1, 0));
}
