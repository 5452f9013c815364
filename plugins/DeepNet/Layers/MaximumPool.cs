using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>
/// y = max over windows of k × k pixels that do not overlap (rows and columns left over are dropped), and max(y, 0) where it is rectified: ReLU
/// before or after the maximum is the same function. The gradient goes to the first pixel that has the maximum.
/// </summary>
internal sealed unsafe class MaximumPool<T>(int size, bool rectified = false) : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Shape _in;
    private Shape _out;

    public override bool KeepsOutput => true;

    public override Shape Connect(ReadOnlySpan<Shape> inputs)
    {
        _in = inputs[0];
        if (_in.Height < size || _in.Width < size) throw new ArgumentException($"A window of {size} x {size} does not fit into {_in.Height} x {_in.Width} pixels.");
        return _out = new Shape(_in.Height / size, _in.Width / size, _in.Features);
    }

    public override void Forward(Frame<T> frame)
    {
        nint block = (nint)_in.Features * frame.Lanes;
        T* x = frame.Value(Inputs[0]), y = frame.Value(Output);
        for (int oy = 0; oy < _out.Height; oy++)
            for (int ox = 0; ox < _out.Width; ox++, y += block) Forward(x + (Corner(oy, ox) * block), y, block, _in.Width * block);
    }

    public override void Backward(Frame<T> frame)
    {
        if (InputGradients[0] == InputGradient.None) return;
        nint block = (nint)_in.Features * frame.Lanes;
        T* x = frame.Value(Inputs[0]), y = frame.Value(Output), dy = frame.Gradient(Output), dx = frame.Gradient(Inputs[0]);
        bool adds = InputGradients[0] == InputGradient.Add;
        if (!adds && (_in.Height % size != 0 || _in.Width % size != 0)) Simd.Clear(dx, (int)(_in.Positions * block));
        for (int oy = 0; oy < _out.Height; oy++)
        {
            for (int ox = 0; ox < _out.Width; ox++, y += block, dy += block)
            {
                nint corner = Corner(oy, ox) * block;
                Backward(x + corner, dx + corner, y, dy, block, _in.Width * block, adds);
            }
        }
    }

    private nint Corner(int oy, int ox) => ((nint)oy * size * _in.Width) + (ox * size);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Forward(T* x, T* y, nint block, nint line)
    {
        var floor = rectified ? Vector512<T>.Zero : Vector512.Create(T.NegativeInfinity);
        for (nint i = 0; i < block; i += Vector512<T>.Count)
        {
            var maximum = floor;
            for (int u = 0; u < size; u++)
                for (int v = 0; v < size; v++) maximum = Vector512.Max(maximum, Simd.Load(x + i + (u * line) + (v * block)));
            Simd.Store(y + i, maximum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward(T* x, T* dx, T* y, T* dy, nint block, nint line, bool adds)
    {
        for (nint i = 0; i < block; i += Vector512<T>.Count)
        {
            Vector512<T> maximum = Simd.Load(y + i), left = Simd.Load(dy + i);
            if (rectified) left = Vector512.ConditionalSelect(Vector512.GreaterThan(maximum, Vector512<T>.Zero), left, Vector512<T>.Zero);
            for (int u = 0; u < size; u++)
            {
                for (int v = 0; v < size; v++)
                {
                    nint pixel = i + (u * line) + (v * block);
                    var here = Vector512.Equals(Simd.Load(x + pixel), maximum);
                    var part = Vector512.ConditionalSelect(here, left, Vector512<T>.Zero);
                    left = Vector512.ConditionalSelect(here, Vector512<T>.Zero, left);
                    Simd.Store(dx + pixel, adds ? Simd.Load(dx + pixel) + part : part);
                }
            }
        }
    }
}
