using System.Numerics;
using System.Runtime.InteropServices;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.NormObservers;

/// <summary>A convolution as the linear map from feature maps (in, height, width) to feature maps (out, height, width), with zeros around the grid.</summary>
internal readonly ref struct ConvolutionOperator : ILinearOperator
{
    private readonly ReadOnlySpan<double> _weights;
    private readonly WeightLayer _layer;
    private readonly ConvolutionGeometry _geometry;

    public ConvolutionOperator(ReadOnlySpan<double> weights, WeightLayer layer)
    {
        _weights = weights;
        _layer = layer;
        _geometry = layer.Convolution!;
    }

    public int Rows => checked(_layer.Outputs * _geometry.OutputHeight * _geometry.OutputWidth);

    public int Columns => checked(_layer.Inputs * _geometry.InputHeight * _geometry.InputWidth);

    public void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        y.Clear();
        int from = _geometry.InputHeight * _geometry.InputWidth, to = _geometry.OutputHeight * _geometry.OutputWidth;
        for (int o = 0; o < _layer.Outputs; o++)
        {
            for (int i = 0; i < _layer.Inputs; i++)
            {
                foreach (var (weight, rows, columns) in Taps(o, i))
                {
                    for (int row = rows.First; row < rows.End; row++)
                    {
                        var source = x[((i * from) + (rows.Input(row) * _geometry.InputWidth) + columns.Input(columns.First))..];
                        Add(weight, source, _geometry.Stride, y.Slice((o * to) + (row * _geometry.OutputWidth) + columns.First, columns.End - columns.First));
                    }
                }
            }
        }
    }

    public void ApplyTransposed(ReadOnlySpan<double> y, Span<double> x)
    {
        x.Clear();
        int from = _geometry.InputHeight * _geometry.InputWidth, to = _geometry.OutputHeight * _geometry.OutputWidth;
        for (int o = 0; o < _layer.Outputs; o++)
        {
            for (int i = 0; i < _layer.Inputs; i++)
            {
                foreach (var (weight, rows, columns) in Taps(o, i))
                {
                    for (int row = rows.First; row < rows.End; row++)
                    {
                        var source = y.Slice((o * to) + (row * _geometry.OutputWidth) + columns.First, columns.End - columns.First);
                        Scatter(weight, source, x[((i * from) + (rows.Input(row) * _geometry.InputWidth) + columns.Input(columns.First))..], _geometry.Stride);
                    }
                }
            }
        }
    }

    /// <summary>The weights from one channel to another, each with the output positions whose input lies on the grid.</summary>
    private TapEnumerator Taps(int output, int input) =>
        new(_weights.Slice(((output * _layer.Inputs) + input) * _geometry.KernelHeight * _geometry.KernelWidth, _geometry.KernelHeight * _geometry.KernelWidth), _geometry);

    private static void Add(double factor, ReadOnlySpan<double> source, int stride, Span<double> target)
    {
        int done = 0;
        if (stride == 1)
        {
            var sources = MemoryMarshal.Cast<double, Vector<double>>(source[..target.Length]);
            var targets = MemoryMarshal.Cast<double, Vector<double>>(target);
            Vector<double> factors = new(factor);
            for (int i = 0; i < targets.Length; i++) targets[i] += factors * sources[i];
            done = targets.Length * Vector<double>.Count;
        }

        for (int i = done; i < target.Length; i++) target[i] += factor * source[i * stride];
    }

    private static void Scatter(double factor, ReadOnlySpan<double> source, Span<double> target, int stride)
    {
        if (stride == 1)
        {
            Add(factor, source, 1, target[..source.Length]);
            return;
        }

        for (int i = 0; i < source.Length; i++) target[i * stride] += factor * source[i];
    }

    private ref struct TapEnumerator(ReadOnlySpan<double> kernel, ConvolutionGeometry geometry)
    {
        private readonly ReadOnlySpan<double> _kernel = kernel;
        private int _index = -1;

        public readonly (double Weight, TapRange Rows, TapRange Columns) Current => (
            _kernel[_index],
            new TapRange(_index / geometry.KernelWidth, geometry.Stride, geometry.Padding, geometry.InputHeight, geometry.OutputHeight),
            new TapRange(_index % geometry.KernelWidth, geometry.Stride, geometry.Padding, geometry.InputWidth, geometry.OutputWidth));

        public readonly TapEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (++_index < _kernel.Length)
            {
                var (weight, rows, columns) = Current;
                if (weight != 0 && rows.First < rows.End && columns.First < columns.End) return true;
            }

            return false;
        }
    }
}
