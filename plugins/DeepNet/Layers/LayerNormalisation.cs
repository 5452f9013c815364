using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>y = gain (x − μ)/√(σ² + ε) + bias, μ and σ² over the features of a position. ε = 10⁻⁵.</summary>
internal sealed unsafe class LayerNormalisation<T>(string name) : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _epsilon = T.CreateChecked(1e-5);
    private Shape _shape;
    private Parameter _gain = null!;
    private Parameter _bias = null!;

    public override IReadOnlyList<Parameter> OwnParameters => [_gain, _bias];

    // μ and 1/σ of each position.
    public override int SavedSize => 2 * _shape.Positions;

    public override int ScratchSize(int lanes) => 2 * _shape.Features * Vector512<T>.Count;

    public override Shape Connect(ReadOnlySpan<Shape> inputs)
    {
        _shape = inputs[0];
        int features = _shape.Features;
        _gain = new Parameter($"{name}.weight", ParameterRole.Gain, [features], features, features);
        _bias = new Parameter($"{name}.bias", ParameterRole.Shift, [features], features, features);
        return _shape;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(Frame<T> frame)
    {
        int lanes = frame.Lanes, features = _shape.Features;
        T* x = frame.Value(Inputs[0]), y = frame.Value(Output), saved = frame.Saved(Index), gain = Value(_gain), bias = Value(_bias);
        var share = Vector512.Create(T.One / T.CreateChecked(features));
        for (int p = 0; p < _shape.Positions; p++, x += (nint)features * lanes, y += (nint)features * lanes, saved += 2 * lanes)
        {
            for (int n = 0; n < lanes; n += Vector512<T>.Count)
            {
                Vector512<T> mean = default, square = default;
                for (int f = 0; f < features; f++) mean += Simd.Load(x + (f * lanes) + n);
                mean *= share;
                for (int f = 0; f < features; f++)
                {
                    var deviation = Simd.Load(x + (f * lanes) + n) - mean;
                    square = Simd.MultiplyAdd(deviation, deviation, square);
                }

                var inverse = Vector512<T>.One / Vector512.Sqrt((square * share) + Vector512.Create(_epsilon));
                Simd.Store(saved + n, mean);
                Simd.Store(saved + lanes + n, inverse);
                for (int f = 0; f < features; f++)
                {
                    var normal = (Simd.Load(x + (f * lanes) + n) - mean) * inverse;
                    Simd.Store(y + (f * lanes) + n, Simd.MultiplyAdd(normal, Vector512.Create(gain[f]), Vector512.Create(bias[f])));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(Frame<T> frame)
    {
        int lanes = frame.Lanes, features = _shape.Features, width = Vector512<T>.Count;
        T* x = frame.Value(Inputs[0]), dy = frame.Gradient(Output), saved = frame.Saved(Index), gain = Value(_gain);
        T* gains = frame.Scratch, biases = gains + (features * width);
        Simd.Clear(gains, 2 * features * width);
        var input = InputGradients[0];
        T* dx = input == InputGradient.None ? null : frame.Gradient(Inputs[0]);
        var share = Vector512.Create(T.One / T.CreateChecked(features));
        nint step = (nint)features * lanes;
        for (int p = 0; p < _shape.Positions; p++, x += step, dy += step, saved += 2 * lanes)
        {
            for (int n = 0; n < lanes; n += width)
            {
                Vector512<T> mean = Simd.Load(saved + n), inverse = Simd.Load(saved + lanes + n), sum = default, product = default;
                for (int f = 0; f < features; f++)
                {
                    Vector512<T> d = Simd.Load(dy + (f * lanes) + n), normal = (Simd.Load(x + (f * lanes) + n) - mean) * inverse;
                    Simd.Store(biases + (f * width), Simd.Load(biases + (f * width)) + d);
                    Simd.Store(gains + (f * width), Simd.MultiplyAdd(d, normal, Simd.Load(gains + (f * width))));
                    d *= Vector512.Create(gain[f]);
                    sum += d;
                    product = Simd.MultiplyAdd(d, normal, product);
                }

                if (dx == null) continue;
                sum *= share;
                product *= share;
                for (int f = 0; f < features; f++)
                {
                    var normal = (Simd.Load(x + (f * lanes) + n) - mean) * inverse;
                    var part = inverse * ((Vector512.Create(gain[f]) * Simd.Load(dy + (f * lanes) + n)) - sum - (normal * product));
                    T* target = dx + (p * step) + (f * lanes) + n;
                    Simd.Store(target, input == InputGradient.Add ? Simd.Load(target) + part : part);
                }
            }
        }

        PartialSums.Finish(gains, frame.ParameterGradient + _gain.Offset, features, T.One, frame.Adds);
        PartialSums.Finish(biases, frame.ParameterGradient + _bias.Offset, features, T.One, frame.Adds);
    }
}
