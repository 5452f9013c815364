using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>
/// A network on the circle in the mean-field parameterisation, h¹ = W¹x, h^{l+1} = W^{l+1} φ(h^l)/√N, f = (w·φ(h^L)/N − its initial value)/γ₀, all weights
/// N(0, 1) at the start, φ = c relu^q, trained by SGD with the rate η γ₀² N on fresh batches (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, Sec. 5.1).
/// The losses are ⟨(y − f)²⟩ without a factor 1/2: the test loss on 1024 evenly spaced angles, the training loss on the batch of the last step, before it
/// (at the start, the test loss). Weights come from the stream <c>init</c>, batches from <c>data</c>.
/// </summary>
[Cites("bordelon2024")]
[Description("A network with hidden layers on the unit circle in the mean-field parameterisation, SGD on fresh batches.")]
[ResultVersion(2)]
public sealed class CircleNetwork : NetworkModel
{
    private const int GridPoints = 1024;
    private readonly CircleSource _batch;
    private readonly CircleSource _grid;
    private readonly RandomStream _data;
    private readonly int _count;

    /// <summary>Draws the weights.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The target.</param>
    /// <param name="streams">The randomness of the run.</param>
    public CircleNetwork(CircleNetworkSimulationOptions options, ICircleTask task, RandomStreams streams)
        : this(options, task, WithLoss(() => Build(options, streams), new HalfSquaredError<float>(), Parameterisation.MeanField), streams)
    {
    }

    private CircleNetwork(
        CircleNetworkSimulationOptions options, ICircleTask task, (BuiltNetwork<float> Network, ILoss<float> Loss) built, RandomStreams streams)
        : base(built.Network, built.Loss, new TrainingSettings(OptimiserKind.Sgd, options.LearningRate, 0, options.Richness, options.Batch, options.Threads))
    {
        ArgumentNullException.ThrowIfNull(task);
        (_data, _count) = (streams.Create("data"), options.Batch);
        (_batch, _grid) = (new CircleSource(task, options.Batch), new CircleSource(task, GridPoints));
        _grid.Spread();
    }

    /// <inheritdoc/>
    private protected override double LossFactor => 2;

    private protected override int NextBatch(out IBatchSource<float> source)
    {
        _batch.Draw(_data);
        source = _batch;
        return _count;
    }

    private protected override LossSum MeasureTest() => Trainer.Evaluate(_grid, GridPoints);

    private protected override LossSum MeasureTrain() => LastStep ?? Test;

    private protected override void SaveData(CheckpointWriter writer) => writer.Write("data", _data);

    private protected override void LoadData(CheckpointReader reader) => reader.Read("data", _data);

    private static BuiltNetwork<float> Build(CircleNetworkSimulationOptions options, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(streams);
        var builder = new NetworkBuilder<float>(new Shape(1, 1, 2), Parameterisation.MeanField, options.Richness);
        double factor = Math.Sqrt(RectifierKernel.SquaredFactor(options.Power));
        for (int layer = 1; layer <= options.HiddenLayers; layer++)
        {
            builder.Linear($"hidden{layer}", options.Width, role: layer == 1 ? LayerRole.Stem : LayerRole.Body, scale: layer == 1 ? 1 : null)
                .Add(new RectifiedPower<float>(options.Power, factor));
        }

        return builder.Linear("readout", 1, role: LayerRole.Head).Build(InitialWeights.Normal, 1, streams.Create("init"));
    }
}
