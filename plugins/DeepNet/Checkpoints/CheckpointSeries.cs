using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>
/// A network that was trained elsewhere, by the checkpoints that its training left: weights from .safetensors files, errors and losses from a table. Its clock
/// ticks at the steps of the checkpoints.
/// </summary>
[Description("Reads a network trained elsewhere: a series of .safetensors checkpoints with a table of metrics; a checkpoint a tick of the clock.")]
public sealed class CheckpointSeries : IModel, ILayers, ITestError, ITestLoss, ITrainError, ITrainLoss, IDisposable
{
    private readonly CheckpointsOptions _options;
    private readonly CheckpointFile[] _files;
    private readonly CheckpointLayout _layout;
    private readonly CheckpointMetrics? _metrics;
    private readonly string? _initial;
    private int _index = -1;
    private SafetensorsFile? _current;

    /// <param name="options">The files and what their tensors are.</param>
    /// <exception cref="RunFailedException">A file is not as it should be.</exception>
    public CheckpointSeries(CheckpointsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        try
        {
            _files = CheckpointFile.Find(options);
            _layout = CheckpointLayout.OfSeries(_files, options);
            _metrics = options.Metrics is null ? null : new CheckpointMetrics(options, _files);
        }
        catch (ArrayFileException exception)
        {
            throw new RunFailedException(exception.Message, exception);
        }

        _initial = options.Initial ?? (_files[0].Step == 0 ? _files[0].Path : null);
        Layers = [.. _layout.Layers.Select(layer => layer.Layer)];
        OtherParameters = (int)_layout.Parameters.Sum(name => _layout.Tensors[name].Count);
        Open(0);
    }

    /// <inheritdoc/>
    public double Time => _files[_index].Step;

    /// <inheritdoc/>
    public IReadOnlyList<WeightLayer> Layers { get; }

    /// <inheritdoc/>
    public int OtherParameters { get; }

    /// <inheritdoc/>
    public bool HasInitialWeights => _initial is not null;

    /// <inheritdoc/>
    public double TestError => Metric("test-error");

    /// <inheritdoc/>
    public double TestLoss => Metric("test-loss");

    /// <inheritdoc/>
    public double TrainError => Metric("train-error");

    /// <inheritdoc/>
    public double TrainLoss => Metric("train-loss");

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        int index = Array.FindIndex(_files, file => file.Step >= until);
        if (index < 0) index = _files.Length - 1;
        if (index > _index) Open(index);
    }

    /// <inheritdoc/>
    public void CopyWeights(int layer, Span<double> weights) => Copy(_current!, Layer(layer, weights.Length), weights);

    /// <inheritdoc/>
    public void CopyInitialWeights(int layer, Span<double> weights)
    {
        if (_initial is null) throw new InvalidOperationException("The weights that training started from are not known: there is no checkpoint of step 0, and 'initial' is not given.");
        var source = Layer(layer, weights.Length);
        using var file = Reading(() => SafetensorsFile.Open(_initial));
        Copy(file, source, weights);
    }

    /// <inheritdoc/>
    public void CopyBatchNormScales(int layer, Span<double> scales)
    {
        var source = Layer(layer);
        if (source.BatchNorm is null) throw new InvalidOperationException($"The layer '{source.Layer.Name}' has no batch norm.");
        int outputs = source.Layer.Outputs;
        if (scales.Length != outputs) throw new ArgumentException($"The layer '{source.Layer.Name}' has {outputs} outputs, but there is room for {scales.Length}.", nameof(scales));
        double[] variances = Values(_current!, source.BatchNorm + ".running_var");
        double[]? gains = _current!.Tensors.ContainsKey(source.BatchNorm + ".weight") ? Values(_current, source.BatchNorm + ".weight") : null;
        for (int o = 0; o < outputs; o++)
        {
            int index = (source.Part * outputs) + o;
            double scale = (gains?[index] ?? 1) / Math.Sqrt(variances[index] + _options.BatchNormEpsilon);
            scales[o] = double.IsFinite(scale)
                ? scale
                : throw new RunFailedException(FormattableString.Invariant($"{Path.GetFileName(_files[_index].Path)}: element {index + 1} of '{source.BatchNorm}.running_var' is {variances[index]}, which is no variance."));
        }
    }

    /// <inheritdoc/>
    public void CopyOtherParameters(Span<double> parameters)
    {
        if (parameters.Length != OtherParameters) throw new ArgumentException($"There are {OtherParameters} other parameters, but there is room for {parameters.Length}.", nameof(parameters));
        foreach (string name in _layout.Parameters)
        {
            double[] values = Values(_current!, name);
            values.CopyTo(parameters);
            parameters = parameters[values.Length..];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _current?.Dispose();

    private CheckpointLayer Layer(int layer) => layer >= 0 && layer < _layout.Layers.Length
        ? _layout.Layers[layer]
        : throw new ArgumentOutOfRangeException(nameof(layer), layer, $"There are {_layout.Layers.Length} layers.");

    private CheckpointLayer Layer(int layer, int room)
    {
        var found = Layer(layer);
        return room == found.Layer.Count ? found : throw new ArgumentException($"The layer '{found.Layer.Name}' has {found.Layer.Count} weights, but there is room for {room}.", nameof(layer));
    }

    private static void Copy(SafetensorsFile file, CheckpointLayer layer, Span<double> weights)
    {
        double[] values = Values(file, layer.Tensor);
        int rows = layer.Layer.Outputs, columns = layer.Layer.Columns, first = layer.Part * rows;
        if (!layer.Transposed)
        {
            values.AsSpan(first * columns, weights.Length).CopyTo(weights);
            return;
        }

        int outputs = values.Length / columns;
        for (int o = 0; o < rows; o++)
        {
            for (int i = 0; i < columns; i++) weights[(o * columns) + i] = values[(i * outputs) + first + o];
        }
    }

    private static double[] Values(SafetensorsFile file, string name)
    {
        var tensor = file.Tensors[name];
        double[] values = new double[tensor.Count];
        Reading(() =>
        {
            file.Read(tensor, values);
            return 0;
        });
        return values;
    }

    private static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ArrayFileException exception)
        {
            throw new RunFailedException(exception.Message, exception);
        }
    }

    private double Metric(string observable)
    {
        if (_metrics is null) throw new RunFailedException($"There is no {observable}: 'metrics' of the checkpoints is not given.");
        return Reading(() => _metrics.Value(observable, Time));
    }

    private void Open(int index)
    {
        _current?.Dispose();
        _current = Reading(() => SafetensorsFile.Open(_files[index].Path));
        _index = index;
    }
}
