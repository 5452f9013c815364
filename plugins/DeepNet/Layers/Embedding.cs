using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>y[p] = E[token at p] + P[p]: a learned vector for each token and each position. It reads <see cref="Frame{T}.Tokens"/>.</summary>
internal sealed unsafe class Embedding<T>(string name, int tokens, int features) : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Shape _out;
    private Parameter _token = null!;
    private Parameter _position = null!;

    public override IReadOnlyList<Parameter> OwnParameters => [_token, _position];

    public override Shape Connect(ReadOnlySpan<Shape> inputs)
    {
        _out = inputs[0] with { Features = features };
        _token = new Parameter($"{name}.token", ParameterRole.Embedding, [tokens, features], tokens, features);
        _position = new Parameter($"{name}.position", ParameterRole.Embedding, [_out.Positions, features], _out.Positions, features);
        return _out;
    }

    public override void Forward(Frame<T> frame)
    {
        int lanes = frame.Lanes;
        T* y = frame.Value(Output);
        for (int p = 0; p < _out.Positions; p++, y += (nint)features * lanes)
        {
            T* position = Value(_position) + (p * features);
            for (int n = 0; n < lanes; n++)
            {
                T* vector = Value(_token) + ((nint)frame.Tokens[(p * lanes) + n] * features);
                for (int f = 0; f < features; f++) y[(f * lanes) + n] = vector[f] + position[f];
            }
        }
    }

    public override void Backward(Frame<T> frame)
    {
        int lanes = frame.Lanes;
        T* dy = frame.Gradient(Output), token = frame.ParameterGradient + _token.Offset, position = frame.ParameterGradient + _position.Offset;
        if (!frame.Adds)
        {
            Simd.Clear(token, _token.Length);
            Simd.Clear(position, _position.Length);
        }

        for (int p = 0; p < _out.Positions; p++, dy += (nint)features * lanes, position += features)
        {
            for (int n = 0; n < frame.Count; n++)
            {
                T* target = token + ((nint)frame.Tokens[(p * lanes) + n] * features);
                for (int f = 0; f < features; f++)
                {
                    T gradient = dy[(f * lanes) + n];
                    target[f] += gradient;
                    position[f] += gradient;
                }
            }
        }
    }
}
