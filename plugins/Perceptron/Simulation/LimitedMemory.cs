namespace ScalingLab.Perceptron;

/// <summary>The inverse Hessian of L-BFGS from the last steps and changes of the gradient (Nocedal and Wright 2006, algorithm 7.4).</summary>
internal sealed class LimitedMemory(int capacity, int length)
{
    private readonly double[][] _steps = Vectors(capacity, length);
    private readonly double[][] _changes = Vectors(capacity, length);
    private readonly double[] _curvatures = new double[capacity];
    private readonly double[] _factors = new double[capacity];
    private int _count;
    private int _next;

    /// <summary>Forgets all steps.</summary>
    public void Clear() => (_count, _next) = (0, 0);

    /// <summary>Takes a step and the change of the gradient along it, unless the curvature is not positive.</summary>
    public void Add(ReadOnlySpan<double> step, ReadOnlySpan<double> change)
    {
        double curvature = VectorKernels.Dot(step, change);
        if (!(curvature > 1e-14 * Math.Sqrt(VectorKernels.Dot(step, step) * VectorKernels.Dot(change, change)))) return;
        step.CopyTo(_steps[_next]);
        change.CopyTo(_changes[_next]);
        _curvatures[_next] = curvature;
        _next = (_next + 1) % capacity;
        _count = Math.Min(_count + 1, capacity);
    }

    /// <summary>direction ← −H gradient; the negative gradient itself while nothing is known.</summary>
    public void Descend(ReadOnlySpan<double> gradient, Span<double> direction)
    {
        gradient.CopyTo(direction);
        for (int k = 1; k <= _count; k++)
        {
            int i = (_next - k + capacity) % capacity;
            _factors[i] = VectorKernels.Dot(_steps[i], direction) / _curvatures[i];
            VectorKernels.AddScaled(-_factors[i], _changes[i], direction);
        }

        int last = (_next - 1 + capacity) % capacity;
        VectorKernels.Scale(_count == 0 ? -1 : -_curvatures[last] / VectorKernels.Dot(_changes[last], _changes[last]), direction);
        for (int k = _count; k >= 1; k--)
        {
            int i = (_next - k + capacity) % capacity;
            double correction = VectorKernels.Dot(_changes[i], direction) / _curvatures[i];
            VectorKernels.AddScaled(-_factors[i] - correction, _steps[i], direction);
        }
    }

    /// <summary>Whether nothing is known yet.</summary>
    public bool IsEmpty => _count == 0;

    private static double[][] Vectors(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new double[length])];
}
