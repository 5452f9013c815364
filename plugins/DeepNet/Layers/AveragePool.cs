using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>y = mean over windows of k × k pixels that do not overlap (rows and columns left over are dropped), or over all pixels.</summary>
internal sealed unsafe class AveragePool<T>(int? size = null) : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Shape _in;
    private Shape _out;
    private int _height;
    private int _width;

    public override Shape Connect(ReadOnlySpan<Shape> inputs)
    {
        _in = inputs[0];
        (_height, _width) = (size ?? _in.Height, size ?? _in.Width);
        if (_in.Height < _height || _in.Width < _width) throw new ArgumentException($"A window of {_height} x {_width} does not fit into {_in.Height} x {_in.Width} pixels.");
        return _out = new Shape(_in.Height / _height, _in.Width / _width, _in.Features);
    }

    public override void Forward(Frame<T> frame)
    {
        nint block = (nint)_in.Features * frame.Lanes;
        T* x = frame.Value(Inputs[0]), y = frame.Value(Output);
        for (int oy = 0; oy < _out.Height; oy++)
            for (int ox = 0; ox < _out.Width; ox++, y += block) Forward(x + (Corner(oy, ox) * block), y, block);
    }

    public override void Backward(Frame<T> frame)
    {
        if (InputGradients[0] == InputGradient.None) return;
        nint block = (nint)_in.Features * frame.Lanes;
        T* dy = frame.Gradient(Output), dx = frame.Gradient(Inputs[0]);
        bool adds = InputGradients[0] == InputGradient.Add;
        if (!adds && (_in.Height % _height != 0 || _in.Width % _width != 0)) Simd.Clear(dx, (int)(_in.Positions * block));
        for (int oy = 0; oy < _out.Height; oy++)
            for (int ox = 0; ox < _out.Width; ox++, dy += block) Backward(dx + (Corner(oy, ox) * block), dy, block, adds);
    }

    private nint Corner(int oy, int ox) => ((nint)oy * _height * _in.Width) + (ox * _width);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Forward(T* x, T* y, nint block)
    {
        nint line = _in.Width * block;
        var share = Vector512.Create(T.One / T.CreateChecked(_height * _width));
        for (nint i = 0; i < block; i += Vector512<T>.Count)
        {
            Vector512<T> sum = default;
            for (int u = 0; u < _height; u++)
                for (int v = 0; v < _width; v++) sum += Simd.Load(x + i + (u * line) + (v * block));
            Simd.Store(y + i, sum * share);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward(T* dx, T* dy, nint block, bool adds)
    {
        nint line = _in.Width * block;
        var share = Vector512.Create(T.One / T.CreateChecked(_height * _width));
        for (nint i = 0; i < block; i += Vector512<T>.Count)
        {
            var part = share * Simd.Load(dy + i);
            for (int u = 0; u < _height; u++)
            {
                for (int v = 0; v < _width; v++)
                {
                    T* target = dx + i + (u * line) + (v * block);
                    Simd.Store(target, adds ? Simd.Load(target) + part : part);
                }
            }
        }
    }
}
