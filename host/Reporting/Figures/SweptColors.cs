using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Figures;

/// <summary>The colours of a swept parameter, the same in every panel of a figure: by rank for numbers, else one for each value.</summary>
internal sealed class SweptColors
{
    private readonly List<ParameterValue> _values;

    /// <summary>Gives each value its colour.</summary>
    /// <param name="name">The swept parameter.</param>
    /// <param name="values">Its values in the order of the sweep, repeated or not.</param>
    public SweptColors(string name, IEnumerable<ParameterValue> values)
    {
        Name = name;
        _values = [.. values.Distinct()];
        IsOrdered = _values.All(value => value.IsNumber);
        if (IsOrdered) _values.Sort((a, b) => a.Number.CompareTo(b.Number));
    }

    public string Name { get; }

    public bool IsOrdered { get; }

    /// <summary>All values, numbers in increasing order.</summary>
    public IReadOnlyList<ParameterValue> Values => _values;

    public int IndexOf(ParameterValue value) => _values.IndexOf(value);

    public SeriesColor Of(ParameterValue value) => IsOrdered
        ? SeriesColor.Ordered(_values.Count > 1 ? IndexOf(value) / (_values.Count - 1.0) : 0)
        : SeriesColor.Categorical(IndexOf(value));
}
