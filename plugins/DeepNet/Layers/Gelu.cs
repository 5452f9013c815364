using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>y = x Φ(x), Φ the normal distribution function; y′ = Φ(x) + x φ(x).</summary>
internal sealed unsafe class Gelu<T> : ElementwiseLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Piece = 2048;
    private readonly T _inverseRootTwo = T.CreateChecked(Math.Sqrt(0.5));
    private readonly T _half = T.CreateChecked(0.5);
    private readonly T _density = T.CreateChecked(1 / Math.Sqrt(2 * Math.PI));

    public override int ScratchSize(int lanes) => 2 * Piece;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Forward(Frame<T> frame, T* x, T* y, int count)
    {
        var half = Vector512.Create(_half);
        for (int first = 0; first < count; first += Piece)
        {
            int length = Math.Min(Piece, count - first);
            Distribution(x + first, frame.Scratch, length);
            for (int i = 0; i < length; i += Vector512<T>.Count)
                Simd.Store(y + first + i, half * Simd.Load(x + first + i) * (Vector512<T>.One + Simd.Load(frame.Scratch + i)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Backward(Frame<T> frame, T* x, T* dy, T* dx, int count, bool adds)
    {
        T* erf = frame.Scratch, density = frame.Scratch + Piece;
        Vector512<T> half = Vector512.Create(_half), scale = Vector512.Create(_density);
        for (int first = 0; first < count; first += Piece)
        {
            int length = Math.Min(Piece, count - first);
            Distribution(x + first, erf, length);
            for (int i = 0; i < length; i += Vector512<T>.Count)
            {
                var value = Simd.Load(x + first + i);
                Simd.Store(density + i, -half * value * value);
            }

            Simd.Exp(new Span<T>(density, length));
            for (int i = 0; i < length; i += Vector512<T>.Count)
            {
                var slope = (half * (Vector512<T>.One + Simd.Load(erf + i))) + (scale * Simd.Load(x + first + i) * Simd.Load(density + i));
                var part = slope * Simd.Load(dy + first + i);
                Simd.Store(dx + first + i, adds ? Simd.Load(dx + first + i) + part : part);
            }
        }
    }

    /// <summary>erf(x/√2).</summary>
    private void Distribution(T* x, T* erf, int count)
    {
        var scale = Vector512.Create(_inverseRootTwo);
        for (int i = 0; i < count; i += Vector512<T>.Count) Simd.Store(erf + i, scale * Simd.Load(x + i));
        Simd.Erf(new Span<T>(erf, count));
    }
}
