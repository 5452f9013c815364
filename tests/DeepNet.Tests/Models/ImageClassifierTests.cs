using DeepNet.Tests.Support;

namespace DeepNet.Tests.Models;

public sealed class ImageClassifierTests
{
    private static readonly StripedImages Task = new(200, 100);

    // Convolutional networks find the stripes and know them in other images; a transformer that has seen 200 images learns those.
    [Theory]
    [InlineData(NetworkPreset.CnnS, 50, 0.1)]
    [InlineData(NetworkPreset.ResnetS, 25, 0.1)]
    [InlineData(NetworkPreset.VitS, 50, 0.75)]
    public void EveryPresetLearnsWhatIsEasy(NetworkPreset preset, int steps, double testError)
    {
        using var network = Create(new ImageClassifierOptions { Preset = preset });
        Assert.InRange(network.TestError, 0.4, 1);
        network.Advance(steps, CancellationToken.None);
        Assert.InRange(network.TestError, 0, testError);
        Assert.InRange(network.TrainError, 0, 0.1);
    }

    [Theory]
    [InlineData(NetworkPreset.CnnS)]
    [InlineData(NetworkPreset.VitS)]
    public void AMeanFieldNetworkStartsAtZeroWhateverItsRichness(NetworkPreset preset)
    {
        foreach (double richness in new[] { 0.1, 3 })
        {
            using var network = Create(new ImageClassifierOptions
            {
                Preset = preset, Parameterisation = Parameterisation.MeanField, Richness = richness, Optimiser = OptimiserKind.Sgd, LearningRate = 0.03,
            });

            // The same product computed twice; an output of zero gives the logarithm of the number of classes, in single precision.
            Assert.Equal(Math.Log(4), network.TestLoss, 1e-6);
            network.Advance(10, CancellationToken.None);
            Assert.True(network.TrainLoss < Math.Log(4) - 1e-3, $"richness {richness}: {network.TrainLoss}");
        }
    }

    [Theory]
    [InlineData(NetworkPreset.CnnS)]
    [InlineData(NetworkPreset.ResnetS)]
    public void ARunThatIsResumedGivesTheSameBits(NetworkPreset preset)
    {
        var options = new ImageClassifierOptions { Preset = preset };
        using var whole = Create(options);
        whole.Advance(7, CancellationToken.None);
        using var first = Create(options);
        first.Advance(3, CancellationToken.None);
        using MemoryStream checkpoint = new();
        first.Save(new CheckpointWriter(checkpoint));
        checkpoint.Position = 0;
        using var second = Create(options);
        second.Load(new CheckpointReader(checkpoint));
        Assert.Equal(3, second.Time);
        Assert.Equal(first.TestLoss, second.TestLoss);
        second.Advance(7, CancellationToken.None);
        Assert.Equal(whole.TestLoss, second.TestLoss);
        Assert.Equal(Weights(whole), Weights(second));
    }

    [Fact]
    public void AnInfiniteLossFailsTheRunWithItsReason()
    {
        using var network = Create(new ImageClassifierOptions { Preset = NetworkPreset.CnnS, Optimiser = OptimiserKind.Sgd, LearningRate = 1e12 });
        var failure = Assert.Throws<RunFailedException>(() => network.Advance(20, CancellationToken.None));
        Assert.Contains("Lower learning-rate", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EffectiveWeightsOfAMeanFieldNetworkAreThoseOfItsMaps()
    {
        using var network = Create(new ImageClassifierOptions { Preset = NetworkPreset.CnnS, Parameterisation = Parameterisation.MeanField, Richness = 2, LearningRate = 0.1 });
        double[] hidden = new double[network.Layers[3].Count], head = new double[network.Layers[4].Count];
        network.CopyWeights(3, hidden);
        network.CopyWeights(4, head);

        // N(0, 1)/√1568 and N(0, 1)/(2 · 64), within five standard errors of a variance.
        Assert.Equal(1.0 / 1568, hidden.Average(w => w * w), 5 * Math.Sqrt(2.0 / hidden.Length) / 1568);
        Assert.Equal(1.0 / (128 * 128), head.Average(w => w * w), 5 * Math.Sqrt(2.0 / head.Length) / (128 * 128));
    }

    private static ImageClassifier Create(ImageClassifierOptions options) => new(options, Task, new PhiloxStreams(1, 0));

    private static double[] Weights(ImageClassifier network)
    {
        double[] weights = new double[network.Layers[0].Count];
        network.CopyWeights(0, weights);
        return weights;
    }
}
