using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>How the parameters move along the gradient.</summary>
internal abstract unsafe class Optimiser<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Arrays beside the parameters that belong to the state, each as long as the parameters.</summary>
    public abstract IReadOnlyList<(string Name, AlignedBuffer<T> Values)> State { get; }

    /// <summary>Steps that were taken.</summary>
    public long Steps { get; set; }

    protected double Rate { get; private set; }

    /// <summary>Begins a step with a learning rate.</summary>
    public void Begin(double rate)
    {
        Steps++;
        Rate = rate;
    }

    /// <summary>Moves the parameters of a range by the sum of the gradients; several threads call it for ranges that do not overlap.</summary>
    public void Update(Network<T> network, T** gradients, int count, int start, int end)
    {
        for (int i = 0; i < network.Parameters.Count; i++)
        {
            var parameter = network.Parameters[i];
            int first = Math.Max(start, parameter.Offset), last = Math.Min(end, parameter.Offset + parameter.Length);
            if (last > first) Update(network.Values.Pointer, gradients, count, first, last, Rate * parameter.RateFactor);
        }
    }

    protected abstract void Update(T* values, T** gradients, int count, int start, int end, double rate);
}
