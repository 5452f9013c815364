using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>
/// A decoder-only transformer that predicts the next token of a text at every place of a window: pre-norm layers of causal attention and a hidden layer with
/// GELU, learned token and position vectors; one step takes a batch of windows drawn anywhere (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, Sec. 5).
/// Losses are the cross-entropy in nats a token; an error is a token that is not the most probable one. Weights come from the stream <c>init</c>, windows from
/// <c>data</c>.
/// </summary>
[Cites("bordelon2024")]
[Description("A decoder-only transformer that learns to predict the next token of a text.")]
[ResultVersion(2)]
public sealed class Transformer : NetworkModel, ITestError, ITrainError
{
    private const int ShardLanes = 16;
    private readonly WindowSource _batch;
    private readonly WindowSource _test;
    private readonly WindowSource _train;
    private readonly RandomStream _data;
    private readonly TransformerOptions _options;

    /// <summary>Draws the initial weights.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The text.</param>
    /// <param name="streams">The randomness of the run.</param>
    /// <exception cref="RunFailedException">A part of the text is shorter than a window.</exception>
    public Transformer(TransformerOptions options, ITextTask task, RandomStreams streams)
        : this(options, task, Built(options, task, streams), streams)
    {
    }

    private Transformer(TransformerOptions options, ITextTask task, (BuiltNetwork<float> Network, ILoss<float> Loss) built, RandomStreams streams)
        : base(built.Network, built.Loss, new TrainingSettings(options.Optimiser, options.LearningRate, options.WeightDecay, options.Richness, options.Batch, options.Threads, ShardLanes))
    {
        (_options, _data) = (options, streams.Create("data"));
        _batch = new WindowSource(task, test: false, options.Context, options.Batch);
        _test = new WindowSource(task, test: true, options.Context, options.TestWindows);
        _train = new WindowSource(task, test: false, options.Context, options.TestWindows);
        _test.Spread();
        _train.Spread();
    }

    /// <summary>Fraction of the tokens of the test windows that are not the most probable ones.</summary>
    public double TestError => Test.ErrorRate;

    /// <summary>The same in the training text.</summary>
    public double TrainError => Train.ErrorRate;

    private protected override int NextBatch(out IBatchSource<float> source)
    {
        _batch.Draw(_data);
        source = _batch;
        return _options.Batch;
    }

    private protected override LossSum MeasureTest() => Trainer.Evaluate(_test, _options.TestWindows);

    private protected override LossSum MeasureTrain() => Trainer.Evaluate(_train, _options.TestWindows);

    private protected override void SaveData(CheckpointWriter writer) => writer.Write("data", _data);

    private protected override void LoadData(CheckpointReader reader) => reader.Read("data", _data);

    private static (BuiltNetwork<float> Network, ILoss<float> Loss) Built(TransformerOptions options, ITextTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        int shortest = Math.Min(task.TrainTokens.Length, task.TestTokens.Length);
        if (shortest <= options.Context)
            throw new RunFailedException(string.Create(CultureInfo.InvariantCulture, $"A part of the text has {shortest} tokens, fewer than the {options.Context + 1} of a window. Lower context or take a longer text."));
        BuiltNetwork<float> Build()
        {
            var builder = new NetworkBuilder<float>(new Shape(1, options.Context, 1), options.Parameterisation, options.Richness);
            builder.Add(new Embedding<float>("embedding", task.Vocabulary, options.Dimension));
            for (int layer = 1; layer <= options.Layers; layer++) builder.TransformerLayer($"layer{layer}", options.Heads, options.Expansion * options.Dimension, causal: true);
            builder.ResidualBlock = 0;
            return builder.LayerNormalisation("norm").Linear("head", task.Vocabulary, role: LayerRole.Head).Build(InitialWeights.Uniform, 1, streams.Create("init"));
        }

        return WithLoss(Build, new SoftmaxCrossEntropy<float>(), options.Parameterisation);
    }
}
