using System.Runtime.CompilerServices;
using ScalingLab.Sdk;

namespace ScalingLab.NormObservers;

/// <summary>Norms of a network at the present time, from the norms of its layers. Buffers are kept from one time to the next.</summary>
internal sealed class NetworkNorms
{
    private readonly ILayers _network;
    private readonly NormOptions _options;
    private readonly int[] _counted;
    private readonly double[][] _weights;
    private readonly double[]?[] _initial;
    private readonly double[] _difference;
    private readonly double[] _others;

    /// <param name="network">The network.</param>
    /// <param name="options">What is measured.</param>
    /// <exception cref="RunFailedException">The options ask for what the network does not have.</exception>
    public NetworkNorms(ILayers network, NormOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        _network = network;
        _options = options;
        _counted = [.. Enumerable.Range(0, network.Layers.Count).Where(index => Counts(network.Layers[index]))];
        if (_counted.Length == 0)
        {
            throw new RunFailedException(
                $"No layer of the network counts for its norms: its {network.Layers.Count} layers have the roles {string.Join(", ", network.Layers.Select(layer => layer.Role.ToString().ToLowerInvariant()).Distinct())}; layers: all takes every one.");
        }

        if (options.Convolution != ConvolutionNorm.Reshaped && _counted.Select(index => network.Layers[index]).FirstOrDefault(layer => layer.IsKernelAlone) is { } alone)
            throw new RunFailedException($"The convolution '{alone.Name}' is known by its kernel alone, so that only convolution: reshaped can be measured; give the grid that it acts on.");
        _weights = [.. network.Layers.Select(layer => new double[layer.Count])];
        _others = new double[network.OtherParameters];
        _difference = options.Reference == NormReference.Initial ? new double[network.Layers.Max(layer => layer.Count)] : [];
        _initial = new double[]?[network.Layers.Count];
        Layers = new LayerNorms[_counted.Length];
        if (options.Reference == NormReference.Zero) return;
        if (!network.HasInitialWeights) throw new RunFailedException("reference: initial needs the weights that training started from, and this network does not have them; reference: zero does not.");
        foreach (int index in _counted)
        {
            double[] initial = new double[network.Layers[index].Count];
            network.CopyInitialWeights(index, initial);
            _initial[index] = initial;
        }
    }

    /// <summary>Norms of the layers that count, in their order.</summary>
    public LayerNorms[] Layers { get; }

    /// <summary>ln of the product of ρσ, with residual blocks as the options say.</summary>
    public double LogProductWithSlopes { get; private set; }

    /// <summary>The same without ρ.</summary>
    public double LogProduct { get; private set; }

    /// <summary>Σ |θ|.</summary>
    public double L1 { get; private set; }

    /// <summary>√Σ θ².</summary>
    public double L2 { get; private set; }

    /// <summary>ln R after Bartlett, Foster and Telgarsky.</summary>
    public double LogComplexity => SpectralComplexity.Log(LogProductWithSlopes, Spectral, Of(layer => layer.RowsFromReference));

    /// <summary>ln R with sums over columns in place of rows.</summary>
    public double LogColumnComplexity => SpectralComplexity.Log(LogProductWithSlopes, Spectral, Of(layer => layer.ColumnsFromReference));

    /// <summary>ln R of the tail variant.</summary>
    public double LogTailComplexity => SpectralComplexity.LogTail(LogProductWithSlopes, Spectral, Of(layer => layer.ColumnsFromReference));

    private double[] Spectral => Of(layer => layer.Spectral);

    /// <summary>Measures the network at the present time.</summary>
    /// <param name="time">The present time, for messages.</param>
    /// <exception cref="RunFailedException">A weight is not a finite number.</exception>
    public void Measure(double time)
    {
        for (int index = 0; index < _weights.Length; index++)
        {
            _network.CopyWeights(index, _weights[index]);
            CheckFinite(_weights[index], _network.Layers[index].Name, time);
        }

        _network.CopyOtherParameters(_others);
        CheckFinite(_others, "a bias or a gain", time);
        SumParameters();
        for (int counted = 0; counted < _counted.Length; counted++) Layers[counted] = Measure(_counted[counted], time);
        LogProduct = Product(withSlopes: false);
        LogProductWithSlopes = Product(withSlopes: true);
    }

    private bool Counts(WeightLayer layer) =>
        (_options.Shortcuts || layer.Role != LayerRole.Shortcut)
        && (_options.Layers == LayerSelection.All || layer.Role is LayerRole.Stem or LayerRole.Head);

    private LayerNorms Measure(int index, double time)
    {
        var layer = _network.Layers[index];
        double[] weights = _weights[index];
        double[]? scales = null;
        if (_options.BatchNorm == BatchNormTreatment.Fold && layer.HasBatchNorm)
        {
            scales = new double[layer.Outputs];
            _network.CopyBatchNormScales(index, scales);
            CheckFinite(scales, $"the batch norm of {layer.Name}", time);
            Scale(weights, scales, layer.Columns);
        }

        bool isMap = layer.Convolution is not null && _options.Convolution != ConvolutionNorm.Reshaped;
        var circular = isMap && _options.Convolution != ConvolutionNorm.ZeroPadded
            ? new CircularConvolution(weights, layer, native: _options.Convolution == ConvolutionNorm.CircularNative)
            : null;
        double spectral = circular?.Norm() ?? (isMap ? SpectralNorm.OfZeroPadded(weights, layer) : SpectralNorm.Of(weights, layer.Outputs, layer.Columns));
        var (rows, columns) = Groups(weights, layer, circular);
        if (_initial[index] is not { } initial) return new LayerNorms(spectral, rows, columns, rows, columns);

        var difference = _difference.AsSpan(0, layer.Count);
        initial.CopyTo(difference);
        if (scales is not null) Scale(difference, scales, layer.Columns);
        for (int i = 0; i < difference.Length; i++) difference[i] = weights[i] - difference[i];
        var (fromRows, fromColumns) = Groups(difference, layer, circular);
        return new LayerNorms(spectral, rows, columns, fromRows, fromColumns);
    }

    private (double Rows, double Columns) Groups(ReadOnlySpan<double> weights, WeightLayer layer, CircularConvolution? circular) =>
        _options.Rows == GroupNormRows.Kernel || layer.Convolution is null || _options.Convolution == ConvolutionNorm.Reshaped
            ? GroupNorms.OfMatrix(weights, layer.Outputs, layer.Columns)
            : circular is null ? GroupNorms.OfZeroPadded(weights, layer) : GroupNorms.OfCircular(weights, layer, circular.Outputs);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumParameters()
    {
        double absolute = 0, square = 0;
        foreach (double[] weights in _options.Parameters == ParameterSelection.All ? [.. _weights, _others] : _weights)
        {
            foreach (double parameter in weights)
            {
                absolute += Math.Abs(parameter);
                square += parameter * parameter;
            }
        }

        L1 = absolute;
        L2 = Math.Sqrt(square);
    }

    private double Product(bool withSlopes)
    {
        double sum = 0;
        for (int counted = 0; counted < _counted.Length;)
        {
            int block = _options.Residual == ResidualRule.Residual ? _network.Layers[_counted[counted]].ResidualBlock : 0;
            if (block == 0)
            {
                sum += LogFactor(counted++, withSlopes);
                continue;
            }

            double branch = 0, skip = 0;
            for (; counted < _counted.Length && _network.Layers[_counted[counted]].ResidualBlock == block; counted++)
            {
                if (_network.Layers[_counted[counted]].Role == LayerRole.Shortcut) skip += LogFactor(counted, withSlopes);
                else branch += LogFactor(counted, withSlopes);
            }

            sum += SpectralComplexity.LogAddExp(skip, branch);
        }

        return sum;
    }

    private double LogFactor(int counted, bool withSlope) =>
        Math.Log(Layers[counted].Spectral) + (withSlope ? Math.Log(_network.Layers[_counted[counted]].ActivationSlope) : 0);

    private double[] Of(Converter<LayerNorms, double> norm) => Array.ConvertAll(Layers, norm);

    private static void Scale(Span<double> weights, double[] scales, int columns)
    {
        for (int o = 0; o < scales.Length; o++)
        {
            foreach (ref double weight in weights.Slice(o * columns, columns)) weight *= scales[o];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CheckFinite(ReadOnlySpan<double> values, string what, double time)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                throw new RunFailedException(FormattableString.Invariant($"A weight of {what} is {value} at {time:R}: training has diverged; a smaller learning rate may help."));
        }
    }
}
