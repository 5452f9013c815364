using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Parameters;

/// <summary>The swept names and parameters, each with a slot: first the swept names in their order, then the other parameters.</summary>
internal sealed class NameTable : INameLookup
{
    /// <summary>Most swept names; their sets are bit masks.</summary>
    public const int MaximumSwept = 64;

    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly List<Parameter?> _parameters = [];
    private readonly HashSet<int> _used = [];

    public NameTable(IReadOnlyList<string> sweptNames, IEnumerable<Parameter> parameters)
    {
        SweptNames = sweptNames;
        foreach (string name in sweptNames)
        {
            _slots.Add(name, _parameters.Count);
            _parameters.Add(null);
        }

        foreach (Parameter parameter in parameters)
        {
            if (_slots.TryGetValue(parameter.Name, out int slot))
            {
                _parameters[slot] = parameter;
                continue;
            }

            _slots.Add(parameter.Name, _parameters.Count);
            _parameters.Add(parameter);
        }

        Constants = new Scope(this, ParameterPoint.Empty);
    }

    public IReadOnlyList<string> SweptNames { get; }

    public int Count => _parameters.Count;

    public IEnumerable<string> Names => _slots.Keys;

    /// <summary>Where only what does not depend on the sweep has a value.</summary>
    public Scope Constants { get; }

    public bool IsKnown(string name) => _slots.ContainsKey(name) || ExpressionFunctions.IsReserved(name);

    public string? Suggest(string name) => DidYouMean.Find(name, _slots.Keys) ?? DidYouMean.Find(name, ExpressionFunctions.Names);

    public bool TryResolve(string name, out int slot)
    {
        bool found = _slots.TryGetValue(name, out slot);
        if (found) _used.Add(slot);
        return found;
    }

    public int SlotOf(string name) => _slots.TryGetValue(name, out int slot)
        ? slot
        : throw new ArgumentException($"The point has the name '{name}', which this experiment does not sweep.", nameof(name));

    public bool IsUsed(string name) => _used.Contains(_slots[name]);

    /// <summary>The parameter behind a slot, also when a swept name takes its place.</summary>
    public Parameter? ParameterAt(int slot) => _parameters[slot];

    public bool IsSwept(int slot) => slot < SweptNames.Count;

    /// <summary>The swept names that the slots depend on.</summary>
    public ulong DependenciesOf(IEnumerable<int> slots)
    {
        ulong mask = 0;
        foreach (int slot in slots) mask |= IsSwept(slot) ? 1UL << slot : _parameters[slot]!.Dependencies;
        return mask;
    }

    /// <summary>The names of a set of swept names.</summary>
    public IEnumerable<string> NamesIn(ulong mask) => SweptNames.Where((_, slot) => (mask & (1UL << slot)) != 0);

    public Scope At(ParameterPoint point) => new(this, point);
}
