using System.Collections.Concurrent;
using ScalingLab.Host.Experiments.Parameters;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>Computes a value once for all points that agree in the swept names it depends on.</summary>
internal sealed class PointCache<T>
{
    private readonly bool[] _relevant;
    private readonly bool _distinct;
    private readonly bool _constant;
    private readonly ConcurrentDictionary<ParameterPoint, Lazy<T>> _values = new();

    public PointCache(ulong dependencies, NameTable names)
    {
        _relevant = [.. names.SweptNames.Select((_, slot) => (dependencies & (1UL << slot)) != 0)];
        _constant = dependencies == 0;
        _distinct = _relevant.Length > 0 && _relevant.All(relevant => relevant);
    }

    public T Get(ParameterPoint point, Func<T> compute)
    {
        if (_distinct) return compute();
        ParameterPoint key = _constant ? ParameterPoint.Empty : new ParameterPoint(point.Where((_, slot) => _relevant[slot]));
        return _values.GetOrAdd(key, _ => new Lazy<T>(compute)).Value;
    }
}
