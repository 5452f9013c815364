using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>
/// y = gain (x − μ)/√(σ² + ε) + bias of each feature, μ and σ² over the examples and positions of the batch while training, and their running
/// averages (rate 0.1, the variance unbiased) otherwise. ε = 10⁻⁵.
/// </summary>
internal sealed unsafe class BatchNormalisation<T>(string name) : BatchLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Epsilon = 1e-5;
    private const double Rate = 0.1;
    private Shape _shape;
    private Parameter _gain = null!;
    private Parameter _bias = null!;
    private T[] _runningMean = [];
    private T[] _runningVariance = [];
    private double[] _sums = [];
    private T[] _mean = [];
    private T[] _inverse = [];
    private T[] _meanGradient = [];
    private T[] _meanProduct = [];

    public Parameter Gain => _gain;

    public double Stabiliser => Epsilon;

    public ReadOnlySpan<T> RunningVariance => _runningVariance;

    public override IReadOnlyList<Parameter> OwnParameters => [_gain, _bias];

    public override IReadOnlyList<(string Name, T[] Values)> State => [($"{name}.running_mean", _runningMean), ($"{name}.running_var", _runningVariance)];

    public override bool GradientsInPlace => true;

    public override Shape Connect(ReadOnlySpan<Shape> inputs)
    {
        _shape = inputs[0];
        int features = _shape.Features;
        _gain = new Parameter($"{name}.weight", ParameterRole.Gain, [features], features, features);
        _bias = new Parameter($"{name}.bias", ParameterRole.Shift, [features], features, features);
        (_runningMean, _runningVariance) = (new T[features], new T[features]);
        _runningVariance.AsSpan().Fill(T.One);
        (_mean, _inverse, _meanGradient, _meanProduct) = (new T[features], new T[features], new T[features], new T[features]);
        return _shape;
    }

    public override void Reserve(int shards) => _sums = new double[shards * 2 * _shape.Features];

    public override void ReduceForward(Frame<T> frame)
    {
        // The running mean is near the mean and independent of the shard, so that squares about it do not cancel.
        var sums = SumsOf(frame);
        T* x = frame.Value(Inputs[0]);
        for (int f = 0; f < _shape.Features; f++) (sums[2 * f], sums[(2 * f) + 1]) = Moments(frame, x, x, f, _runningMean[f], _runningMean[f]);
    }

    public override void CombineForward(int shards, int examples)
    {
        double count = (double)examples * _shape.Positions;
        for (int f = 0; f < _shape.Features; f++)
        {
            var (sum, square) = Combine(shards, f);
            double shift = double.CreateChecked(_runningMean[f]), difference = sum / count;
            double mean = shift + difference, variance = Math.Max(0, (square / count) - (difference * difference));
            _mean[f] = T.CreateSaturating(mean);
            _inverse[f] = T.CreateSaturating(1 / Math.Sqrt(variance + Epsilon));
            _runningMean[f] = T.CreateSaturating(((1 - Rate) * shift) + (Rate * mean));
            double unbiased = count > 1 ? variance * count / (count - 1) : variance;
            _runningVariance[f] = T.CreateSaturating(((1 - Rate) * double.CreateChecked(_runningVariance[f])) + (Rate * unbiased));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(Frame<T> frame)
    {
        int lanes = frame.Lanes, features = _shape.Features;
        nint step = (nint)features * lanes;
        for (int f = 0; f < features; f++)
        {
            T mean = frame.Training ? _mean[f] : _runningMean[f];
            T inverse = frame.Training ? _inverse[f] : T.One / T.Sqrt(_runningVariance[f] + T.CreateChecked(Epsilon));
            T slope = Value(_gain)[f] * inverse;
            Vector512<T> factor = Vector512.Create(slope), constant = Vector512.Create(Value(_bias)[f] - (slope * mean));
            T* x = frame.Value(Inputs[0]) + ((nint)f * lanes), y = frame.Value(Output) + ((nint)f * lanes);
            for (int p = 0; p < _shape.Positions; p++, x += step, y += step)
                for (int n = 0; n < lanes; n += Vector512<T>.Count) Simd.Store(y + n, Simd.MultiplyAdd(factor, Simd.Load(x + n), constant));
        }
    }

    public override void ReduceBackward(Frame<T> frame)
    {
        // The gradient of empty lanes is zero, so that they need no care here.
        var sums = SumsOf(frame);
        T* x = frame.Value(Inputs[0]), dy = frame.Gradient(Output), target = frame.ParameterGradient;
        for (int f = 0; f < _shape.Features; f++)
        {
            var (gradient, product) = Moments(frame, dy, x, f, T.Zero, _mean[f]);
            product *= double.CreateChecked(_inverse[f]);
            (sums[2 * f], sums[(2 * f) + 1]) = (gradient, product);
            T bias = T.CreateSaturating(gradient), gain = T.CreateSaturating(product);
            target[_bias.Offset + f] = frame.Adds ? target[_bias.Offset + f] + bias : bias;
            target[_gain.Offset + f] = frame.Adds ? target[_gain.Offset + f] + gain : gain;
        }
    }

    public override void CombineBackward(int shards, int examples)
    {
        double count = (double)examples * _shape.Positions;
        for (int f = 0; f < _shape.Features; f++)
        {
            var (gradient, product) = Combine(shards, f);
            (_meanGradient[f], _meanProduct[f]) = (T.CreateSaturating(gradient / count), T.CreateSaturating(product / count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(Frame<T> frame)
    {
        if (InputGradients[0] == InputGradient.None) return;
        int lanes = frame.Lanes, features = _shape.Features;
        nint step = (nint)features * lanes;
        bool adds = InputGradients[0] == InputGradient.Add;
        for (int f = 0; f < features; f++)
        {
            // dx = g/σ (dy − ⟨dy⟩ − x̂ ⟨dy x̂⟩), x̂ = (x − μ)/σ
            T scale = Value(_gain)[f] * _inverse[f], slope = -scale * _inverse[f] * _meanProduct[f];
            Vector512<T> factor = Vector512.Create(scale), curvature = Vector512.Create(slope);
            var constant = Vector512.Create((-scale * _meanGradient[f]) - (slope * _mean[f]));
            T* x = frame.Value(Inputs[0]) + ((nint)f * lanes), dy = frame.Gradient(Output) + ((nint)f * lanes), dx = frame.Gradient(Inputs[0]) + ((nint)f * lanes);
            for (int p = 0; p < _shape.Positions; p++, x += step, dy += step, dx += step)
            {
                for (int n = 0; n < lanes; n += Vector512<T>.Count)
                {
                    var part = Simd.MultiplyAdd(factor, Simd.Load(dy + n), Simd.MultiplyAdd(curvature, Simd.Load(x + n), constant));
                    Simd.Store(dx + n, adds ? Simd.Load(dx + n) + part : part);
                }
            }

            if (frame.Count < lanes) ClearEmpty(frame, f);
        }
    }

    private Span<double> SumsOf(Frame<T> frame) => _sums.AsSpan(frame.Index * 2 * _shape.Features, 2 * _shape.Features);

    private (double First, double Second) Combine(int shards, int feature)
    {
        double first = 0, second = 0;
        for (int shard = 0; shard < shards; shard++)
        {
            int place = ((shard * _shape.Features) + feature) * 2;
            first += _sums[place];
            second += _sums[place + 1];
        }

        return (first, second);
    }

    /// <summary>Σ (a − shiftA) and Σ (a − shiftA)(b − shiftB) over the examples in use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Sum, double Product) Moments(Frame<T> frame, T* a, T* b, int feature, T shiftA, T shiftB)
    {
        int lanes = frame.Lanes, whole = frame.Count / Vector512<T>.Count * Vector512<T>.Count;
        nint step = (nint)_shape.Features * lanes;
        a += (nint)feature * lanes;
        b += (nint)feature * lanes;
        Vector512<T> first = Vector512.Create(shiftA), second = Vector512.Create(shiftB);
        double sum = 0, product = 0;
        for (int p = 0; p < _shape.Positions; p++, a += step, b += step)
        {
            Vector512<T> s = default, q = default;
            for (int n = 0; n < whole; n += Vector512<T>.Count)
            {
                var deviation = Simd.Load(a + n) - first;
                s += deviation;
                q = Simd.MultiplyAdd(deviation, Simd.Load(b + n) - second, q);
            }

            sum += double.CreateChecked(Vector512.Sum(s));
            product += double.CreateChecked(Vector512.Sum(q));
            for (int n = whole; n < frame.Count; n++)
            {
                T deviation = a[n] - shiftA;
                sum += double.CreateChecked(deviation);
                product += double.CreateChecked(deviation * (b[n] - shiftB));
            }
        }

        return (sum, product);
    }

    /// <summary>Empty lanes must stay without gradient; the means would give them one.</summary>
    private void ClearEmpty(Frame<T> frame, int feature)
    {
        T* dx = frame.Gradient(Inputs[0]) + ((nint)feature * frame.Lanes);
        for (int p = 0; p < _shape.Positions; p++, dx += (nint)_shape.Features * frame.Lanes)
            for (int n = frame.Count; n < frame.Lanes; n++) dx[n] = T.Zero;
    }
}
