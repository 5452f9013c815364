using System.Text;
using ScalingLab.Sdk.Testing;

namespace DeepNet.Tests;

/// <summary>The contract of the SDK, by its conformance kit, on small data that are written here.</summary>
public sealed class ConformanceTests : IDisposable
{
    private static readonly double[] Times = [0, 1, 3];
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void ThePluginKeepsTheContract()
    {
        // Corrections to the theory are of the order of 1/N, of the richness and of the learning rate over the batch: 3 % are allowed.
        var circle = Circle(new CircleNetworkSimulationOptions { Width = 256, Richness = 0.02, LearningRate = 0.1, Batch = 1024 }) with
        {
            Theory = new TheoryComparison { Theory = CircleCase("circle-mlp.lazy", new CircleLazyOptions { LearningRate = 0.1 }), Observables = ["test-loss"], Replicas = 12, Allowance = 0.03 },
        };

        PluginConformance.Check(
            new DeepNetPlugin(),
            Images(new ImageClassifierOptions { Preset = NetworkPreset.CnnS, Batch = 16 }),
            Images(new ImageClassifierOptions { Preset = NetworkPreset.ResnetS, Batch = 16, Optimiser = OptimiserKind.Momentum, LearningRate = 0.01, Threads = 2 }),
            Images(new ImageClassifierOptions { Preset = NetworkPreset.VitS, Batch = 16, Parameterisation = Parameterisation.MeanField, Richness = 0.5, LearningRate = 0.01 }),
            circle,
            Circle(new CircleNetworkSimulationOptions { Width = 16, Richness = 1, LearningRate = 0.1, Power = 1.5, Batch = 40, Threads = 2 }),
            circle.Theory.Theory,
            new ModelCase { Use = "circle-mlp.spectrum", Options = new CircleSpectrumOptions { Harmonics = 8 }, Times = [0, 1, 2, 8] },
            Text(new TransformerOptions { Context = 8, Dimension = 8, Layers = 1, Heads = 2, Batch = 4, TestWindows = 8, LearningRate = 0.01, Threads = 2 }),
            Text(new TransformerOptions { Context = 8, Dimension = 8, Layers = 1, Heads = 2, Batch = 4, TestWindows = 8, LearningRate = 0.1, Optimiser = OptimiserKind.Momentum, Parameterisation = Parameterisation.Standard }),
            Checkpoints());
    }

    public void Dispose() => _folder.Dispose();

    private static ModelCase Circle(CircleNetworkSimulationOptions options) => CircleCase("circle-mlp", options);

    private static ModelCase CircleCase(string use, object options) =>
        new() { Use = use, Options = options, Data = "circle-fourier", DataOptions = new CircleFourierOptions { TargetDecay = 1 }, Times = Times };

    private ModelCase Images(ImageClassifierOptions options)
    {
        const int Count = 40, Side = 14;
        string images = _folder.Write("images-idx3-ubyte.gz", Files.Gzip(Files.Idx(Files.Random(1, Count * Side * Side), Count, Side, Side)));
        string labels = _folder.Write("labels-idx1-ubyte", Files.Idx([.. Enumerable.Range(0, Count).Select(i => (byte)(i % 10))], Count));
        ImageTaskOptions data = new() { Images = images, Labels = labels, TestImages = images, TestLabels = labels, Examples = 36, TestExamples = 12 };
        return new() { Use = "deep-net", Options = options, Data = "images", DataOptions = data, Times = Times };
    }

    private ModelCase Text(TransformerOptions options)
    {
        string text = string.Concat(Enumerable.Range(0, 400).Select(i => "scaling laws "[i % 13]));
        return new() { Use = "transformer-lm", Options = options, Data = "text", DataOptions = new TextTaskOptions { File = _folder.Write("text.txt", text), Tokenizer = Tokenizer.Character }, Times = Times };
    }

    private ModelCase Checkpoints()
    {
        StringBuilder metrics = new("step,test-error,test-loss,train-error,train-loss\n");
        foreach (int step in new[] { 0, 10, 100 })
        {
            _folder.Write($"training/step-{step}.safetensors", Files.Safetensors(("fc1.weight", [2, 3], [1, 2, 3, 4, 5, step]), ("fc1.bias", [2], [7, 8]), ("fc2.weight", [1, 2], [step, 1])));
            metrics.Append(FormattableString.Invariant($"{step},{1.0 / (2 + step)},{3.0 / (2 + step)},{1.0 / (3 + step)},{2.0 / (3 + step)}\n"));
        }

        CheckpointsOptions options = new()
        {
            Folder = Path.Combine(_folder.Path, "training"),
            Metrics = _folder.Write("metrics.csv", metrics.ToString()),
            Layers = [new LayerPattern { Tensor = "fc1.weight", Role = TensorRole.Stem }, new LayerPattern { Tensor = "fc2.weight", Role = TensorRole.Head }],
        };
        return new() { Use = "checkpoints", Options = options, Times = [0, 10, 100] };
    }
}
