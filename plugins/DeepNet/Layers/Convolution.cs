using System.Numerics;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>
/// Two-dimensional convolution (cross-correlation) y[o] = scale Σ W[o, i, u, v] x[i, s·y + u − p, s·x + v − p] + b[o] with zero padding p and
/// stride s, computed directly: a row of the kernel times the pixels under it is one product, so that nothing is copied.
/// </summary>
internal sealed unsafe class Convolution<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int FirstCache = 24 * 1024;
    private readonly string _name;
    private readonly int _kernel;
    private readonly int _stride;
    private readonly int _padding;
    private readonly bool _hasBias;
    private readonly T _scale;
    private Shape _in;
    private Shape _out;
    private Parameter _weight = null!;
    private Parameter? _bias;
    private AlignedBuffer<T> _forward = null!;
    private AlignedBuffer<T> _backward = null!;

    public Convolution(string name, int channels, int kernel, int stride = 1, int padding = 0, bool bias = true, double scale = 1)
    {
        (_name, _kernel, _stride, _padding, _hasBias, _scale) = (name, kernel, stride, padding, bias, T.CreateChecked(scale));
        Channels = channels;
    }

    public int Channels { get; }

    public int Stride => _stride;

    public int Padding => _padding;

    public Shape Input => _in;

    public Parameter Weight => _weight;

    public override IReadOnlyList<Parameter> OwnParameters => _bias is null ? [_weight] : [_weight, _bias];

    public override Shape Connect(ReadOnlySpan<Shape> inputs)
    {
        _in = inputs[0];
        _out = new Shape(Length(_in.Height), Length(_in.Width), Channels);
        int fanIn = _in.Features * _kernel * _kernel;
        _weight = new Parameter($"{_name}.weight", ParameterRole.Weight, [Channels, _in.Features, _kernel, _kernel], fanIn, Channels * _kernel * _kernel);
        if (_hasBias) _bias = new Parameter($"{_name}.bias", ParameterRole.Bias, [Channels], fanIn, Channels);
        _forward = new AlignedBuffer<T>(_weight.Length);
        _backward = new AlignedBuffer<T>(_weight.Length);
        return _out;
    }

    public override int ScratchSize(int lanes) => _weight.Length * Vector512<T>.Count;

    public override void Prepare()
    {
        PackForward();
        if (InputGradients[0] != InputGradient.None) PackBackward();
    }

    public override void Forward(Frame<T> frame)
    {
        int lanes = frame.Lanes, ci = _in.Features, co = Channels;
        T* x = frame.Value(Inputs[0]), y = frame.Value(Output);
        T* bias = _bias is null ? null : Value(_bias);
        var start = _bias is null ? ProductStart.Zero : ProductStart.Bias;
        for (int oy = 0; oy < _out.Height; oy++)
        {
            int top = (oy * _stride) - _padding, u0 = Math.Max(0, -top), u1 = Math.Min(_kernel, _in.Height - top);
            for (int ox = 0; ox < _out.Width; ox++, y += (nint)co * lanes)
            {
                int left = (ox * _stride) - _padding, v0 = Math.Max(0, -left), v1 = Math.Min(_kernel, _in.Width - left);
                var factors = new FeatureProduct<T>.Factors
                {
                    A = _forward.Pointer,
                    PackedDepth = _kernel * _kernel * ci,
                    PackedFirst = ((u0 * _kernel) + v0) * ci,
                    ASegment = _kernel * ci,
                    B = x + ((((nint)(top + u0) * _in.Width) + left + v0) * ci * lanes),
                    BSegment = (nint)_in.Width * ci * lanes,
                    Segments = u1 - u0,
                    Depth = (v1 - v0) * ci,
                };
                FeatureProduct<T>.Run<PackedFactor>(factors, co, lanes, y, start, bias);
            }
        }
    }

    public override void Backward(Frame<T> frame)
    {
        WeightGradient(frame);
        if (_bias is not null) BiasGradient.Add(frame, frame.Gradient(Output), _out.Positions, _bias);
        if (InputGradients[0] != InputGradient.None) InputGradientOf(frame);
    }

    private int Length(int size)
    {
        int length = ((size + (2 * _padding) - _kernel) / _stride) + 1;
        return size + (2 * _padding) >= _kernel
            ? length
            : throw new ArgumentException($"A {_kernel} x {_kernel} kernel does not fit into {size} pixels with padding {_padding} (layer {_name}).");
    }

    /// <summary>Tiles of R output channels: [u][v][input channel][R].</summary>
    private void PackForward()
    {
        int ci = _in.Features, k = _kernel, area = k * k;
        T* w = Value(_weight);
        for (int row = 0; row < Channels;)
        {
            int rows = FeatureProduct<T>.NextRows(Channels - row);
            T* target = _forward.Pointer + ((nint)row * area * ci);
            for (int tap = 0; tap < area; tap++)
            {
                for (int c = 0; c < ci; c++)
                    for (int r = 0; r < rows; r++) *target++ = _scale * w[((((nint)(row + r) * ci) + c) * area) + tap];
            }

            row += rows;
        }
    }

    /// <summary>Of each phase of a pixel relative to the stride, tiles of R input channels: [u][v from right to left][output channel][R].</summary>
    private void PackBackward()
    {
        int ci = _in.Features, k = _kernel, area = k * k;
        T* w = Value(_weight), target = _backward.Pointer;
        for (int py = 0; py < _stride; py++)
        {
            for (int px = 0; px < _stride; px++)
            {
                int us = Taps(py), vs = Taps(px);
                for (int row = 0; row < ci;)
                {
                    int rows = FeatureProduct<T>.NextRows(ci - row);
                    for (int i = 0; i < us; i++)
                    {
                        for (int j = vs - 1; j >= 0; j--)
                        {
                            int tap = ((py + (i * _stride)) * k) + px + (j * _stride);
                            for (int o = 0; o < Channels; o++)
                                for (int r = 0; r < rows; r++) *target++ = _scale * w[((((nint)o * ci) + row + r) * area) + tap];
                        }
                    }

                    row += rows;
                }
            }
        }
    }

    /// <summary>Number of kernel elements with index phase + j stride.</summary>
    private int Taps(int phase) => phase >= _kernel ? 0 : ((_kernel - phase - 1) / _stride) + 1;

    private void InputGradientOf(Frame<T> frame)
    {
        int lanes = frame.Lanes, ci = _in.Features, co = Channels;
        T* dx = frame.Gradient(Inputs[0]), dy = frame.Gradient(Output);
        var start = InputGradients[0] == InputGradient.Add ? ProductStart.Present : ProductStart.Zero;
        for (int iy = 0; iy < _in.Height; iy++)
        {
            int py = (iy + _padding) % _stride, qy = (iy + _padding) / _stride, us = Taps(py);
            int i0 = Math.Max(0, qy - (_out.Height - 1)), i1 = Math.Min(us, qy + 1);
            for (int ix = 0; ix < _in.Width; ix++, dx += (nint)ci * lanes)
            {
                int px = (ix + _padding) % _stride, qx = (ix + _padding) / _stride, vs = Taps(px);
                int j0 = Math.Max(0, qx - (_out.Width - 1)), j1 = Math.Min(vs, qx + 1);
                if (i1 <= i0 || j1 <= j0)
                {
                    if (start == ProductStart.Zero) Simd.Clear(dx, ci * lanes);
                    continue;
                }

                var factors = new FeatureProduct<T>.Factors
                {
                    A = _backward.Pointer + PhaseStart(py, px),
                    PackedDepth = us * vs * co,
                    PackedFirst = ((i0 * vs) + vs - j1) * co,
                    ASegment = vs * co,
                    B = dy + ((((nint)(qy - i0) * _out.Width) + qx - (j1 - 1)) * co * lanes),
                    BSegment = -(nint)_out.Width * co * lanes,
                    Segments = i1 - i0,
                    Depth = (j1 - j0) * co,
                };
                FeatureProduct<T>.Run<PackedFactor>(factors, ci, lanes, dx, start, null);
            }
        }
    }

    private nint PhaseStart(int py, int px)
    {
        nint taps = 0;
        for (int y = 0; y < py; y++) taps += (nint)Taps(y) * _kernel;
        for (int x = 0; x < px; x++) taps += (nint)Taps(py) * Taps(x);
        return taps * _in.Features * Channels;
    }

    private void WeightGradient(Frame<T> frame)
    {
        int lanes = frame.Lanes, ci = _in.Features, co = Channels, area = _kernel * _kernel, width = Vector512<T>.Count;
        T* x = frame.Value(Inputs[0]), dy = frame.Gradient(Output), sums = frame.Scratch;
        Simd.Clear(sums, _weight.Length * width);

        // As many lines as keep the gradients of four channels in the first cache while all weights of those channels pass over them.
        int lines = Math.Max(1, FirstCache / (4 * lanes * sizeof(T) * _out.Width));
        for (int line = 0; line < _out.Height; line += lines)
        {
            for (int o = 0; o < co;)
            {
                int rows = GradientProduct<T>.Next(co - o);
                for (int u = 0; u < _kernel; u++)
                {
                    int y0 = Math.Max(line, CeilingDivide(_padding - u, _stride));
                    int y1 = Math.Min(Math.Min(line + lines, _out.Height), FloorDivide(_in.Height - 1 + _padding - u, _stride) + 1);
                    for (int v = 0; v < _kernel && y1 > y0; v++)
                    {
                        int x0 = Math.Max(0, CeilingDivide(_padding - v, _stride));
                        int x1 = Math.Min(_out.Width, FloorDivide(_in.Width - 1 + _padding - v, _stride) + 1);
                        if (x1 <= x0) continue;
                        nint dStep = (nint)co * lanes, xStep = (nint)_stride * ci * lanes;
                        var walk = new GradientProduct<T>.Walk(y1 - y0, x1 - x0, _out.Width * dStep, dStep, (nint)_in.Width * xStep, xStep);
                        T* d = dy + ((((nint)y0 * _out.Width) + x0) * dStep) + ((nint)o * lanes);
                        nint pixel = ((nint)((y0 * _stride) + u - _padding) * _in.Width) + (x0 * _stride) + v - _padding;
                        T* target = sums + ((((nint)o * ci * area) + (u * _kernel) + v) * width);
                        GradientProduct<T>.Run(walk, d, rows, x + (pixel * ci * lanes), ci, lanes, target, (nint)ci * area * width, (nint)area * width);
                    }
                }

                o += rows;
            }
        }

        PartialSums.Finish(sums, frame.ParameterGradient + _weight.Offset, _weight.Length, _scale, frame.Adds);
    }

    private static int CeilingDivide(int a, int b) => a <= 0 ? 0 : (a + b - 1) / b;

    private static int FloorDivide(int a, int b) => a < 0 ? -1 : a / b;
}
