using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>The features of one position.</summary>
internal sealed unsafe class SelectPosition<T>(int position) : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Shape _in;

    public override Shape Connect(ReadOnlySpan<Shape> inputs)
    {
        _in = inputs[0];
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, _in.Positions);
        return new Shape(1, 1, _in.Features);
    }

    public override void Forward(Frame<T> frame)
    {
        int block = _in.Features * frame.Lanes;
        Simd.Copy(frame.Value(Inputs[0]) + (position * block), frame.Value(Output), block);
    }

    public override void Backward(Frame<T> frame)
    {
        int block = _in.Features * frame.Lanes;
        if (InputGradients[0] == InputGradient.None) return;
        T* dx = frame.Gradient(Inputs[0]);
        if (InputGradients[0] == InputGradient.Write) Simd.Clear(dx, _in.Positions * block);
        Simd.Add(frame.Gradient(Output), dx + (position * block), block);
    }
}
