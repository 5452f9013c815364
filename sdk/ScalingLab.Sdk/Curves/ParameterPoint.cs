using System.Collections;

namespace ScalingLab.Sdk;

/// <summary>One assignment of values to the swept parameters, in the order of the sweep. Equal when names, order and values are equal.</summary>
public sealed class ParameterPoint : IReadOnlyList<KeyValuePair<string, ParameterValue>>, IEquatable<ParameterPoint>
{
    private readonly KeyValuePair<string, ParameterValue>[] _values;

    /// <summary>Creates a point.</summary>
    /// <param name="values">Names and values; no name twice.</param>
    /// <exception cref="ArgumentException">A name is given twice.</exception>
    public ParameterPoint(IEnumerable<KeyValuePair<string, ParameterValue>> values)
    {
        _values = [.. values];
        for (int i = 1; i < _values.Length; i++)
        {
            if (Array.FindIndex(_values, 0, i, other => other.Key == _values[i].Key) >= 0)
                throw new ArgumentException($"The parameter '{_values[i].Key}' is given twice.", nameof(values));
        }
    }

    /// <summary>The point of an experiment without a sweep.</summary>
    public static ParameterPoint Empty { get; } = new([]);

    /// <summary>Number of swept parameters.</summary>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, ParameterValue> this[int index] => _values[index];

    /// <summary>Looks a value up.</summary>
    /// <param name="name">Name of a swept parameter.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether the point has it.</returns>
    public bool TryGet(string name, out ParameterValue value)
    {
        foreach (var (key, candidate) in _values)
        {
            if (key == name)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The same point without one of its parameters, or the point itself when it does not have it.</summary>
    /// <param name="name">The parameter to leave out.</param>
    public ParameterPoint Without(string name) =>
        TryGet(name, out _) ? new ParameterPoint(_values.Where(value => value.Key != name)) : this;

    /// <inheritdoc/>
    public bool Equals(ParameterPoint? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParameterPoint);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (name, value) in _values)
        {
            hash.Add(name);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <summary>For messages: <c>eigenvalues = 4, beta = 0.5</c>.</summary>
    public override string ToString() => string.Join(", ", _values.Select(value => $"{value.Key} = {value.Value}"));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, ParameterValue>> GetEnumerator() => _values.AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
