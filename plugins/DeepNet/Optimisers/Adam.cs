using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>
/// Adam (Kingma and Ba 2015) with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η m̂/(√v̂ + ε). Weight decay is
/// added to the gradient, or, decoupled (AdamW), shrinks the weights by η λ.
/// </summary>
internal sealed unsafe class Adam<T> : Optimiser<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double First = 0.9;
    private const double Second = 0.999;
    private readonly AlignedBuffer<T> _mean;
    private readonly AlignedBuffer<T> _square;
    private readonly double _decay;
    private readonly bool _decoupled;

    public Adam(int length, double weightDecay = 0, bool decoupled = false)
    {
        (_mean, _square, _decay, _decoupled) = (new AlignedBuffer<T>(length), new AlignedBuffer<T>(length), weightDecay, decoupled);
        State = [("adam.mean", _mean), ("adam.square", _square)];
    }

    public override IReadOnlyList<(string Name, AlignedBuffer<T> Values)> State { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Update(T* values, T** gradients, int count, int start, int end, double rate)
    {
        double firstBias = 1 - Math.Pow(First, Steps), secondBias = 1 - Math.Pow(Second, Steps);
        T beta1 = T.CreateChecked(First), beta2 = T.CreateChecked(Second), rest1 = T.CreateChecked(1 - First), rest2 = T.CreateChecked(1 - Second);
        T step = T.CreateChecked(rate / firstBias), root = T.CreateChecked(1 / Math.Sqrt(secondBias)), epsilon = T.CreateChecked(1e-8);
        T coupled = _decoupled ? T.Zero : T.CreateChecked(_decay), shrink = _decoupled ? T.CreateChecked(1 - (rate * _decay)) : T.One;
        T* mean = _mean.Pointer, square = _square.Pointer;
        int i = start;
        for (; i <= end - Vector512<T>.Count; i += Vector512<T>.Count)
        {
            var gradient = Simd.Load(gradients[0] + i);
            for (int g = 1; g < count; g++) gradient += Simd.Load(gradients[g] + i);
            var w = Simd.Load(values + i);
            gradient += Vector512.Create(coupled) * w;
            var m = (Vector512.Create(beta1) * Simd.Load(mean + i)) + (Vector512.Create(rest1) * gradient);
            var v = (Vector512.Create(beta2) * Simd.Load(square + i)) + (Vector512.Create(rest2) * (gradient * gradient));
            Simd.Store(mean + i, m);
            Simd.Store(square + i, v);
            Simd.Store(values + i, (Vector512.Create(shrink) * w) - (Vector512.Create(step) * m / ((Vector512.Create(root) * Vector512.Sqrt(v)) + Vector512.Create(epsilon))));
        }

        for (; i < end; i++)
        {
            T gradient = gradients[0][i];
            for (int g = 1; g < count; g++) gradient += gradients[g][i];
            gradient += coupled * values[i];
            mean[i] = (beta1 * mean[i]) + (rest1 * gradient);
            square[i] = (beta2 * square[i]) + (rest2 * (gradient * gradient));
            values[i] = (shrink * values[i]) - (step * mean[i] / ((root * T.Sqrt(square[i])) + epsilon));
        }
    }
}
