namespace DeepNet.Tests.Models;

public sealed class TransformerTests
{
    [Theory]
    [InlineData(Parameterisation.MeanField, 0.1)]
    [InlineData(Parameterisation.Standard, 0.01)]
    public void ItLearnsARepeatingText(Parameterisation parameterisation, double rate)
    {
        using var network = Create(new TransformerOptions { Context = 12, Dimension = 16, Layers = 1, Heads = 2, Batch = 16, TestWindows = 16, LearningRate = rate, Parameterisation = parameterisation });
        double start = network.TestLoss;
        if (parameterisation == Parameterisation.MeanField) Assert.Equal(Math.Log(7), start, 1e-6);
        network.Advance(150, CancellationToken.None);

        // The next letter follows from the last two: nothing but the first letter of a window is left to guess.
        Assert.InRange(network.TestLoss, 0, 0.4);
        Assert.InRange(network.TestError, 0, 0.15);
    }

    [Fact]
    public void LaterTokensDoNotReachEarlierPredictions()
    {
        var builder = new NetworkBuilder<double>(new Shape(1, 8, 1));
        builder.Add(new Embedding<double>("e", 5, 6)).TransformerLayer("a", 2, 12, causal: true).LayerNormalisation("n").Linear("head", 5, role: LayerRole.Head);
        var network = builder.Build(InitialWeights.Uniform, 1, new PhiloxStreams(1, 0).Create("init")).Network;
        network.Prepare();
        var frame = new Frame<double>(network, 0, 16, training: false);
        frame.Resize(1);
        double[] before = Outputs(network, frame);
        frame.Tokens[5 * frame.Lanes] = 3;
        double[] after = Outputs(network, frame);
        Assert.Equal(before[..25], after[..25]);
        Assert.NotEqual(before[25..], after[25..]);
    }

    [Fact]
    public void ATextShorterThanAWindowIsRefused()
    {
        var failure = Assert.Throws<RunFailedException>(() => Create(new TransformerOptions { Context = 4000, LearningRate = 0.1 }));
        Assert.Contains("fewer than the 4001", failure.Message, StringComparison.Ordinal);
    }

    private static unsafe double[] Outputs(Network<double> network, Frame<double> frame)
    {
        network.Forward(frame);
        double* output = frame.Value(network.Slots.Count - 1);
        double[] values = new double[network.Output.Size];
        for (int i = 0; i < values.Length; i++) values[i] = output[i * frame.Lanes];
        return values;
    }

    private static Transformer Create(TransformerOptions options) => new(options, new Repeating(), new PhiloxStreams(1, 0));

    private sealed class Repeating : ITextTask
    {
        private readonly ushort[] _tokens = [.. Enumerable.Range(0, 2000).Select(i => (ushort)(i % 7))];

        public long InputDimension => Vocabulary;

        public int Vocabulary => 7;

        public ReadOnlySpan<ushort> TrainTokens => _tokens.AsSpan(0, 1500);

        public ReadOnlySpan<ushort> TestTokens => _tokens.AsSpan(1500);
    }
}
