using System.Runtime.CompilerServices;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.NormObservers;

/// <summary>
/// A convolution as the linear map from feature maps to feature maps, both [row][column][channel], with zeros around the grid. With stride s it is one of
/// stride 1 on a grid of blocks of s × s pixels, whose channels are the pixels' channels. There a row of the kernel times the pixels under it is one matrix
/// product over all positions: the windows overlap in memory, and the ends of lines are computed for nothing.
/// </summary>
internal sealed class ConvolutionOperator : ILinearOperator
{
    private readonly WeightLayer _layer;
    private readonly ConvolutionGeometry _geometry;
    private readonly int _kernelHeight;
    private readonly int _kernelWidth;
    private readonly int _channels;
    private readonly int _height;
    private readonly int _width;
    private readonly Run[] _runs;
    private readonly double[] _forward;
    private readonly double[] _backward;
    private readonly double[] _blocks;
    private readonly double[] _source;
    private readonly double[] _outputs;

    public ConvolutionOperator(ReadOnlySpan<double> weights, WeightLayer layer)
    {
        _layer = layer;
        _geometry = layer.Convolution!;
        int stride = _geometry.Stride;
        _kernelHeight = (_geometry.KernelHeight + stride - 1) / stride;
        _kernelWidth = (_geometry.KernelWidth + stride - 1) / stride;
        _channels = layer.Inputs * stride * stride;
        _height = _geometry.OutputHeight + _kernelHeight - 1;
        _width = _geometry.OutputWidth + _kernelWidth - 1;
        _runs = [.. Runs()];
        _forward = new double[_kernelHeight * _kernelWidth * _channels * layer.Outputs];
        _backward = new double[_forward.Length];
        Arrange(weights);
        _blocks = new double[_height * _width * _channels];
        _source = new double[_blocks.Length];
        _outputs = new double[(((_height + _kernelHeight - 1) * _width) + _kernelWidth - 1) * layer.Outputs];
    }

    public int Rows => checked(_layer.Outputs * _geometry.OutputHeight * _geometry.OutputWidth);

    public int Columns => checked(_layer.Inputs * _geometry.InputHeight * _geometry.InputWidth);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        int outputs = _layer.Outputs, line = _geometry.OutputWidth * outputs;
        foreach (var run in _runs) x.Slice(run.Image, run.Length).CopyTo(_blocks.AsSpan(run.Block));

        int positions = ((_geometry.OutputHeight - 1) * _width) + _geometry.OutputWidth, depth = _kernelWidth * _channels;
        var result = _outputs.AsSpan(First * outputs, positions * outputs);
        for (int u = 0; u < _kernelHeight; u++)
        {
            ReadOnlyMatrixView<double> windows = new(_blocks.AsSpan(u * _width * _channels), positions, depth, _channels, 1);
            ReadOnlyMatrixView<double> kernel = new(_forward.AsSpan(u * depth * outputs), depth, outputs);
            MatrixProduct.Multiply(windows, kernel, new MatrixView<double>(result, positions, outputs), 1, u == 0 ? 0 : 1);
        }

        for (int row = 0; row < _geometry.OutputHeight; row++) result.Slice(row * _width * outputs, line).CopyTo(y[(row * line)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ApplyTransposed(ReadOnlySpan<double> y, Span<double> x)
    {
        int outputs = _layer.Outputs, line = _geometry.OutputWidth * outputs;
        for (int row = 0; row < _geometry.OutputHeight; row++)
        {
            var target = _outputs.AsSpan((First + (row * _width)) * outputs, _width * outputs);
            y.Slice(row * line, line).CopyTo(target);
            target[line..].Clear();
        }

        int positions = _height * _width, depth = _kernelWidth * outputs;
        for (int u = 0; u < _kernelHeight; u++)
        {
            ReadOnlyMatrixView<double> windows = new(_outputs.AsSpan((_kernelHeight - 1 - u) * _width * outputs), positions, depth, outputs, 1);
            var kernel = _backward.AsSpan(u * depth * _channels, depth * _channels);
            if (_channels == 1) MatrixProduct.Multiply(windows, kernel, _source, 1, u == 0 ? 0 : 1);
            else MatrixProduct.Multiply(windows, new(kernel, depth, _channels), new MatrixView<double>(_source, positions, _channels), 1, u == 0 ? 0 : 1);
        }

        // Pixels that no output sees are in no run.
        x.Clear();
        foreach (var run in _runs) _source.AsSpan(run.Block, run.Length).CopyTo(x[run.Image..]);
    }

    /// <summary>Where the outputs begin behind the zeros that the first windows reach into.</summary>
    private int First => ((_kernelHeight - 1) * _width) + _kernelWidth - 1;

    /// <summary>The pixels that outputs see, in stretches that lie together in the image and in the blocks.</summary>
    private IEnumerable<Run> Runs()
    {
        Run last = default;
        for (int row = 0; row < _geometry.InputHeight; row++)
        {
            for (int column = 0; column < _geometry.InputWidth; column++)
            {
                var (down, y) = Math.DivRem(row + _geometry.Padding, _geometry.Stride);
                var (across, x) = Math.DivRem(column + _geometry.Padding, _geometry.Stride);
                if (down >= _height || across >= _width) continue;
                int block = (((down * _width) + across) * _channels) + (((y * _geometry.Stride) + x) * _layer.Inputs);
                int image = ((row * _geometry.InputWidth) + column) * _layer.Inputs;
                if (last.Length > 0 && image == last.Image + last.Length && block == last.Block + last.Length)
                {
                    last = last with { Length = last.Length + _layer.Inputs };
                    continue;
                }

                if (last.Length > 0) yield return last;
                last = new Run(image, block, _layer.Inputs);
            }
        }

        if (last.Length > 0) yield return last;
    }

    /// <summary>For each row of the kernel of blocks: [column][channel of a block][output] forwards, [column from the last][output][channel of a block] back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Arrange(ReadOnlySpan<double> weights)
    {
        int stride = _geometry.Stride, inputs = _layer.Inputs, outputs = _layer.Outputs, taps = _geometry.KernelHeight * _geometry.KernelWidth;
        for (int tap = 0; tap < taps; tap++)
        {
            var (u, y) = Math.DivRem(tap / _geometry.KernelWidth, stride);
            var (v, x) = Math.DivRem(tap % _geometry.KernelWidth, stride);
            for (int i = 0; i < inputs; i++)
            {
                int channel = (((y * stride) + x) * inputs) + i;
                for (int o = 0; o < outputs; o++)
                {
                    double weight = weights[(((o * inputs) + i) * taps) + tap];
                    _forward[(((((u * _kernelWidth) + v) * _channels) + channel) * outputs) + o] = weight;
                    _backward[(((((u * _kernelWidth) + _kernelWidth - 1 - v) * outputs) + o) * _channels) + channel] = weight;
                }
            }
        }
    }

    private readonly record struct Run(int Image, int Block, int Length);
}
