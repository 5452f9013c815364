using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>A network that learns step by step in single precision; common to the simulations of this plugin.</summary>
public abstract class NetworkModel : IModel, ITestLoss, ITrainLoss, ILayers, ICheckpointable, IDisposable
{
    private readonly BuiltNetwork<float> _built;
    private readonly TrainingSettings _settings;
    private readonly Optimiser<float> _optimiser;
    private readonly double _rate;
    private LossSum? _test;
    private LossSum? _train;
    private long _step;

    private protected NetworkModel(BuiltNetwork<float> built, ILoss<float> loss, TrainingSettings settings)
    {
        (_built, _settings) = (built, settings);
        _rate = TrainingRate.Apply(built, settings.Optimiser, settings.LearningRate, settings.Richness);
        _optimiser = TrainingRate.Create<float>(settings.Optimiser, built.Network.Values.Length, settings.WeightDecay);
        Trainer = new Trainer<float>(built.Network, loss, _optimiser, settings.Batch, settings.Threads, settings.ShardLanes);
    }

    /// <summary>Steps of the optimiser.</summary>
    public double Time => _step;

    /// <summary>Mean loss of the test examples.</summary>
    public double TestLoss => LossFactor * Test.MeanLoss;

    /// <summary>Mean loss of the training examples.</summary>
    public double TrainLoss => LossFactor * Train.MeanLoss;

    /// <inheritdoc/>
    public IReadOnlyList<WeightLayer> Layers => _built.Layers;

    /// <inheritdoc/>
    public int OtherParameters => _built.OtherParameters;

    /// <inheritdoc/>
    public bool HasInitialWeights => true;

    private protected Trainer<float> Trainer { get; }

    /// <summary>The loss of the last batch, before its step.</summary>
    private protected LossSum? LastStep { get; private set; }

    /// <summary>What the loss that is minimised is multiplied by where it is shown.</summary>
    private protected virtual double LossFactor => 1;

    private protected LossSum Test => _test ??= Finite(MeasureTest(), "test");

    private protected LossSum Train => _train ??= Finite(MeasureTrain(), "training");

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, _step);
        long target = (long)Math.Ceiling(until * (1 - 1e-12));
        if (target > _step) (_test, _train) = (null, null);
        while (_step < target)
        {
            cancel.ThrowIfCancellationRequested();
            int count = NextBatch(out var source);
            LastStep = Finite(Trainer.Step(source, count, _rate), "training");
            _step++;
        }
    }

    /// <inheritdoc/>
    public void CopyWeights(int layer, Span<double> weights) => _built.CopyWeights(layer, weights);

    /// <inheritdoc/>
    public void CopyInitialWeights(int layer, Span<double> weights) => _built.CopyInitialWeights(layer, weights);

    /// <inheritdoc/>
    public void CopyBatchNormScales(int layer, Span<double> scales) => _built.CopyBatchNormScales(layer, scales);

    /// <inheritdoc/>
    public void CopyOtherParameters(Span<double> parameters) => _built.CopyOtherParameters(parameters);

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("step", _step);
        writer.Write<float>("parameters", _built.Network.Values.Span);
        writer.Write("optimiser-steps", _optimiser.Steps);
        foreach (var (name, values) in _optimiser.State) writer.Write<float>(name, values.Span);
        foreach (var layer in _built.Network.Layers)
        {
            foreach (var (name, values) in layer.State) writer.Write(name, values);
            foreach (var (name, stream) in layer.Streams) writer.Write(name, stream);
        }

        var last = LastStep ?? default;
        writer.Write("last-loss", last.Loss);
        writer.Write("last-count", last.Count);
        writer.Write("last-errors", last.Errors);
        SaveData(writer);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _step = reader.Read<long>("step");
        reader.Read("parameters", _built.Network.Values.Span);
        _optimiser.Steps = reader.Read<long>("optimiser-steps");
        foreach (var (name, values) in _optimiser.State) reader.Read(name, values.Span);
        foreach (var layer in _built.Network.Layers)
        {
            foreach (var (name, values) in layer.State) reader.Read(name, values.AsSpan());
            foreach (var (name, stream) in layer.Streams) reader.Read(name, stream);
        }

        LossSum last = new(reader.Read<double>("last-loss"), 0, reader.Read<long>("last-count"));
        last = last with { Errors = reader.Read<long>("last-errors") };
        LastStep = last.Count == 0 ? null : last;
        LoadData(reader);
        (_test, _train) = (null, null);
        Trainer.Invalidate();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Trainer.Dispose();
        GC.SuppressFinalize(this);
    }

    private LossSum Finite(LossSum sum, string which) => double.IsFinite(sum.Loss)
        ? sum
        : throw new RunFailedException(string.Create(
            CultureInfo.InvariantCulture, $"The {which} loss is {sum.Loss} at step {_step}. Lower learning-rate (now {_settings.LearningRate})."));

    /// <summary>A network with the loss of its output; in the mean-field parameterisation, of the output relative to that of the same network as it starts.</summary>
    private protected static (BuiltNetwork<float> Network, ILoss<float> Loss) WithLoss(Func<BuiltNetwork<float>> build, ILoss<float> loss, Parameterisation parameterisation)
    {
        var built = build();
        if (parameterisation == Parameterisation.Standard) return (built, loss);
        var frozen = build().Network;
        frozen.Prepare();
        return (built, new CentredLoss<float>(loss, frozen));
    }

    /// <summary>Chooses the examples of the next step.</summary>
    private protected abstract int NextBatch(out IBatchSource<float> source);

    private protected abstract LossSum MeasureTest();

    private protected abstract LossSum MeasureTrain();

    /// <summary>Writes where the choice of examples stands.</summary>
    private protected abstract void SaveData(CheckpointWriter writer);

    private protected abstract void LoadData(CheckpointReader reader);
}
