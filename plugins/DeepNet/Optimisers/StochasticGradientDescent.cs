using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>w ← w − η u with u = g + λw, or with momentum u ← μu + g + λw.</summary>
internal sealed unsafe class StochasticGradientDescent<T> : Optimiser<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T>? _velocity;
    private readonly T _momentum;
    private readonly T _decay;

    public StochasticGradientDescent(int length, double momentum = 0, double weightDecay = 0)
    {
        (_momentum, _decay) = (T.CreateChecked(momentum), T.CreateChecked(weightDecay));
        _velocity = momentum == 0 ? null : new AlignedBuffer<T>(length);
        State = _velocity is null ? [] : [("sgd.velocity", _velocity)];
    }

    public override IReadOnlyList<(string Name, AlignedBuffer<T> Values)> State { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Update(T* values, T** gradients, int count, int start, int end, double rate)
    {
        T step = T.CreateChecked(rate);
        T* velocity = _velocity is null ? null : _velocity.Pointer;
        int i = start;
        for (; i <= end - Vector512<T>.Count; i += Vector512<T>.Count)
        {
            var gradient = Simd.Load(gradients[0] + i);
            for (int g = 1; g < count; g++) gradient += Simd.Load(gradients[g] + i);
            var w = Simd.Load(values + i);
            gradient += Vector512.Create(_decay) * w;
            if (velocity != null)
            {
                gradient += Vector512.Create(_momentum) * Simd.Load(velocity + i);
                Simd.Store(velocity + i, gradient);
            }

            Simd.Store(values + i, w - (Vector512.Create(step) * gradient));
        }

        for (; i < end; i++)
        {
            T gradient = gradients[0][i];
            for (int g = 1; g < count; g++) gradient += gradients[g][i];
            gradient += _decay * values[i];
            if (velocity != null) velocity[i] = gradient += _momentum * velocity[i];
            values[i] -= step * gradient;
        }
    }
}
