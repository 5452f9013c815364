using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>A layer that treats every activation by itself.</summary>
internal abstract unsafe class ElementwiseLayer<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Shape _shape;

    public override bool GradientsInPlace => true;

    public override Shape Connect(ReadOnlySpan<Shape> inputs) => _shape = inputs[0];

    public override void Forward(Frame<T> frame) => Forward(frame, frame.Value(Inputs[0]), frame.Value(Output), _shape.Size * frame.Lanes);

    public override void Backward(Frame<T> frame)
    {
        if (InputGradients[0] == InputGradient.None) return;
        Backward(
            frame, frame.Value(Inputs[0]), frame.Gradient(Output), frame.Gradient(Inputs[0]), _shape.Size * frame.Lanes, InputGradients[0] == InputGradient.Add);
    }

    /// <summary>Writes y(x); the number of elements is a multiple of a register.</summary>
    protected abstract void Forward(Frame<T> frame, T* x, T* y, int count);

    /// <summary>Writes or adds y′(x) dy.</summary>
    protected abstract void Backward(Frame<T> frame, T* x, T* dy, T* dx, int count, bool adds);
}
