using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>y = c max(x, 0)^q, q > 0. Below q = 1 the derivative diverges at 0; it is cut at x = 10⁻¹².</summary>
internal sealed unsafe class RectifiedPower<T>(double power = 1, double factor = 1) : ElementwiseLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Piece = 4096;
    private readonly T _power = T.CreateChecked(power);
    private readonly T _factor = T.CreateChecked(factor);
    private readonly T _smallest = T.CreateChecked(1e-12);

    // x > 0 can be told from y, and nothing else is needed of x.
    public override bool ValuesInPlace => power == 1;

    public override int ScratchSize(int lanes) => Piece;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Forward(Frame<T> frame, T* x, T* y, int count)
    {
        if (_power == T.One)
        {
            var scale = Vector512.Create(_factor);
            for (int i = 0; i < count; i += Vector512<T>.Count) Simd.Store(y + i, scale * Vector512.Max(Simd.Load(x + i), Vector512<T>.Zero));
            return;
        }

        Power(x, y, count, _power, _factor);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Backward(Frame<T> frame, T* x, T* dy, T* dx, int count, bool adds)
    {
        if (_power == T.One)
        {
            var scale = Vector512.Create(_factor);
            for (int i = 0; i < count; i += Vector512<T>.Count)
            {
                var here = Vector512.GreaterThan(Simd.Load(x + i), Vector512<T>.Zero);
                var part = Vector512.ConditionalSelect(here, scale * Simd.Load(dy + i), Vector512<T>.Zero);
                Simd.Store(dx + i, adds ? Simd.Load(dx + i) + part : part);
            }

            return;
        }

        T* slope = frame.Scratch;
        for (int first = 0; first < count; first += Piece)
        {
            int length = Math.Min(Piece, count - first);
            Power(x + first, slope, length, _power - T.One, _factor * _power);
            for (int i = 0; i < length; i++)
            {
                T part = slope[i] * dy[first + i];
                dx[first + i] = adds ? dx[first + i] + part : part;
            }
        }
    }

    /// <summary>y = factor x^power where x > 0, else 0.</summary>
    private void Power(T* x, T* y, int count, T exponent, T factor)
    {
        for (int i = 0; i < count; i++) y[i] = T.Max(x[i], _smallest);
        if (exponent == T.One)
        {
            for (int i = 0; i < count; i++) y[i] *= factor;
        }
        else
        {
            var values = new Span<T>(y, count);
            Simd.Log(values);
            for (int i = 0; i < count; i++) y[i] *= exponent;
            Simd.Exp(values);
            for (int i = 0; i < count; i++) y[i] *= factor;
        }

        for (int i = 0; i < count; i++)
        {
            if (!(x[i] > T.Zero)) y[i] = T.IsNaN(x[i]) ? x[i] : T.Zero;
        }
    }
}
