using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>y = a + b of two inputs of one shape: the end of a residual block.</summary>
internal sealed unsafe class Sum<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Shape _shape;

    public override bool ValuesInPlace => true;

    public override bool GradientsInPlace => true;

    public override Shape Connect(ReadOnlySpan<Shape> inputs) => inputs[0] == inputs[1]
        ? _shape = inputs[0]
        : throw new ArgumentException($"{inputs[0]} and {inputs[1]} cannot be added.");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(Frame<T> frame)
    {
        int count = _shape.Size * frame.Lanes;
        T* a = frame.Value(Inputs[0]), b = frame.Value(Inputs[1]), y = frame.Value(Output);
        for (int i = 0; i < count; i += Vector512<T>.Count) Simd.Store(y + i, Simd.Load(a + i) + Simd.Load(b + i));
    }

    public override void Backward(Frame<T> frame)
    {
        int count = _shape.Size * frame.Lanes;
        for (int input = 0; input < 2; input++)
        {
            T* dy = frame.Gradient(Output), dx = frame.Gradient(Inputs[input]);
            if (InputGradients[input] == InputGradient.Write && dx != dy) Simd.Copy(dy, dx, count);
            else if (InputGradients[input] == InputGradient.Add) Simd.Add(dy, dx, count);
        }
    }
}
