using System.Numerics;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>
/// y = scale W x + b at every position, or of all positions as one vector, ordered [row][column][feature].
/// </summary>
internal sealed unsafe class Linear<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int FirstCache = 24 * 1024;
    private readonly string _name;
    private readonly int _features;
    private readonly bool _hasBias;
    private readonly bool _flattens;
    private readonly T _scale;
    private Shape _in;
    private Shape _out;
    private Parameter _weight = null!;
    private Parameter? _bias;
    private AlignedBuffer<T>? _scaled;

    public Linear(string name, int features, bool bias = true, bool flatten = false, double scale = 1) =>
        (_name, _features, _hasBias, _flattens, _scale) = (name, features, bias, flatten, T.CreateChecked(scale));

    public Parameter Weight => _weight;

    public override IReadOnlyList<Parameter> OwnParameters => _bias is null ? [_weight] : [_weight, _bias];

    private T* Factor => _scaled is null ? Value(_weight) : _scaled.Pointer;

    public override Shape Connect(ReadOnlySpan<Shape> inputs)
    {
        _in = _flattens ? new Shape(1, 1, inputs[0].Size) : inputs[0];
        _out = _in with { Features = _features };
        _weight = new Parameter($"{_name}.weight", ParameterRole.Weight, [_features, _in.Features], _in.Features, _features);
        if (_hasBias) _bias = new Parameter($"{_name}.bias", ParameterRole.Bias, [_features], _in.Features, _features);
        if (_scale != T.One) _scaled = new AlignedBuffer<T>(_weight.Length);
        return _out;
    }

    public override int ScratchSize(int lanes) => _in.Positions == 1 ? 0 : _weight.Length * Vector512<T>.Count;

    public override void Prepare()
    {
        if (_scaled is null) return;
        T* w = Value(_weight);
        for (int i = 0; i < _weight.Length; i++) _scaled.Pointer[i] = _scale * w[i];
    }

    public override void Forward(Frame<T> frame)
    {
        int lanes = frame.Lanes;
        T* x = frame.Value(Inputs[0]), y = frame.Value(Output), bias = _bias is null ? null : Value(_bias);
        for (int p = 0; p < _in.Positions; p++, x += (nint)_in.Features * lanes, y += (nint)_features * lanes)
        {
            var factors = new FeatureProduct<T>.Factors { A = Factor, AStride = _in.Features, B = x, Segments = 1, Depth = _in.Features };
            FeatureProduct<T>.Run<RowFactor>(factors, _features, lanes, y, _bias is null ? ProductStart.Zero : ProductStart.Bias, bias);
        }
    }

    public override void Backward(Frame<T> frame)
    {
        int lanes = frame.Lanes;
        T* dy = frame.Gradient(Output);
        WeightGradient(frame, frame.Value(Inputs[0]), dy);
        if (_bias is not null) BiasGradient.Add(frame, dy, _in.Positions, _bias);
        if (InputGradients[0] == InputGradient.None) return;
        T* dx = frame.Gradient(Inputs[0]);
        var start = InputGradients[0] == InputGradient.Add ? ProductStart.Present : ProductStart.Zero;
        for (int p = 0; p < _in.Positions; p++, dx += (nint)_in.Features * lanes, dy += (nint)_features * lanes)
        {
            var factors = new FeatureProduct<T>.Factors { A = Factor, AStride = _in.Features, B = dy, Segments = 1, Depth = _features };
            FeatureProduct<T>.Run<ColumnFactor>(factors, _in.Features, lanes, dx, start, null);
        }
    }

    private void WeightGradient(Frame<T> frame, T* x, T* dy)
    {
        int lanes = frame.Lanes, features = _in.Features, width = Vector512<T>.Count;
        T* gradient = frame.ParameterGradient + _weight.Offset;
        if (_in.Positions == 1)
        {
            OuterProduct.Add(dy, _features, x, features, lanes, gradient, _scale, frame.Adds);
            return;
        }

        T* sums = frame.Scratch;
        Simd.Clear(sums, _weight.Length * width);
        int block = Math.Max(1, FirstCache / (4 * lanes * sizeof(T)));
        for (int first = 0; first < _in.Positions; first += block)
        {
            nint dStep = (nint)_features * lanes, xStep = (nint)features * lanes;
            var walk = new GradientProduct<T>.Walk(1, Math.Min(block, _in.Positions - first), 0, dStep, 0, xStep);
            GradientProduct<T>.Run(walk, dy + (first * dStep), _features, x + (first * xStep), features, lanes, sums, (nint)features * width, width);
        }

        PartialSums.Finish(sums, gradient, _weight.Length, _scale, frame.Adds);
    }
}
