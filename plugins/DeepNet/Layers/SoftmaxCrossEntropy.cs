using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>−ln softmax(z)[label] at every position, in nats; the label is wrong where another class has a larger z.</summary>
internal sealed unsafe class SoftmaxCrossEntropy<T> : ILoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MaximumLanes = 256;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LossSum Evaluate(Frame<T> frame, int slot, Shape shape, double scale)
    {
        int lanes = frame.Lanes, classes = shape.Features;
        T* z = frame.Value(slot), d = frame.Gradient(slot);
        T* maximum = stackalloc T[MaximumLanes], sum = stackalloc T[MaximumLanes];
        T factor = T.CreateChecked(scale);
        double loss = 0;
        long errors = 0;
        for (int p = 0; p < shape.Positions; p++, z += (nint)classes * lanes, d += (nint)classes * lanes)
        {
            Exponentials(z, d, classes, lanes, maximum, sum);
            for (int n = 0; n < frame.Count; n++)
            {
                int label = frame.Labels[(p * lanes) + n];
                T own = z[(label * lanes) + n];
                loss += double.CreateChecked(maximum[n] - own) + Math.Log(double.CreateChecked(sum[n]));
                if (!(own >= maximum[n])) errors++;
            }

            Gradients(d, classes, lanes, sum, factor);
            for (int n = 0; n < frame.Count; n++) d[(frame.Labels[(p * lanes) + n] * lanes) + n] -= factor;
            for (int n = frame.Count; n < lanes; n++)
                for (int k = 0; k < classes; k++) d[(k * lanes) + n] = T.Zero;
        }

        return new LossSum(loss, errors, (long)frame.Count * shape.Positions);
    }

    private static void Exponentials(T* z, T* d, int classes, int lanes, T* maximum, T* sum)
    {
        for (int n = 0; n < lanes; n += Vector512<T>.Count)
        {
            var largest = Simd.Load(z + n);
            for (int k = 1; k < classes; k++) largest = Vector512.Max(largest, Simd.Load(z + (k * lanes) + n));
            Simd.Store(maximum + n, largest);
            for (int k = 0; k < classes; k++) Simd.Store(d + (k * lanes) + n, Simd.Load(z + (k * lanes) + n) - largest);
        }

        Simd.Exp(new Span<T>(d, classes * lanes));
        for (int n = 0; n < lanes; n += Vector512<T>.Count)
        {
            Vector512<T> total = default;
            for (int k = 0; k < classes; k++) total += Simd.Load(d + (k * lanes) + n);
            Simd.Store(sum + n, total);
        }
    }

    private static void Gradients(T* d, int classes, int lanes, T* sum, T factor)
    {
        for (int n = 0; n < lanes; n += Vector512<T>.Count)
        {
            var share = Vector512.Create(factor) / Simd.Load(sum + n);
            for (int k = 0; k < classes; k++) Simd.Store(d + (k * lanes) + n, share * Simd.Load(d + (k * lanes) + n));
        }
    }
}
