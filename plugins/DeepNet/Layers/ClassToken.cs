using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>Makes a sequence of the positions with a learned class token before it, and adds a learned vector for each place: y₀ = c + P₀, y_{p+1} = x_p + P_{p+1}.</summary>
internal sealed unsafe class ClassToken<T>(string name) : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Shape _in;
    private Parameter _token = null!;
    private Parameter _position = null!;

    public override IReadOnlyList<Parameter> OwnParameters => [_token, _position];

    public override Shape Connect(ReadOnlySpan<Shape> inputs)
    {
        _in = inputs[0];
        int features = _in.Features;
        _token = new Parameter($"{name}.class", ParameterRole.Embedding, [features], 1, features);
        _position = new Parameter($"{name}.position", ParameterRole.Embedding, [_in.Positions + 1, features], 1, features);
        return new Shape(1, _in.Positions + 1, features);
    }

    public override void Forward(Frame<T> frame)
    {
        int lanes = frame.Lanes, features = _in.Features, block = features * lanes;
        T* x = frame.Value(Inputs[0]), y = frame.Value(Output), position = Value(_position), token = Value(_token);
        for (int f = 0; f < features; f++) new Span<T>(y + (f * lanes), lanes).Fill(token[f] + position[f]);
        for (int p = 1; p <= _in.Positions; p++, x += block)
        {
            for (int f = 0; f < features; f++)
            {
                T shift = position[(p * features) + f];
                T* from = x + (f * lanes), to = y + ((nint)p * block) + (f * lanes);
                for (int n = 0; n < lanes; n++) to[n] = from[n] + shift;
            }
        }
    }

    public override void Backward(Frame<T> frame)
    {
        int block = _in.Features * frame.Lanes;
        T* dy = frame.Gradient(Output);
        BiasGradient.Add(frame, dy, 1, _token);
        BiasGradient.AddEach(frame, dy, _in.Positions + 1, _in.Features, _position);
        if (InputGradients[0] == InputGradient.None) return;
        if (InputGradients[0] == InputGradient.Add) Simd.Add(dy + block, frame.Gradient(Inputs[0]), _in.Positions * block);
        else Simd.Copy(dy + block, frame.Gradient(Inputs[0]), _in.Positions * block);
    }
}
