using System.Runtime.CompilerServices;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Parameters;

/// <summary>The values of all names at one point of the sweep; parameters are computed when they are first asked for.</summary>
internal sealed class Scope
{
    private readonly NameTable _names;
    private readonly Value[] _values;
    private readonly bool[] _known;

    public Scope(NameTable names, ParameterPoint point)
    {
        _names = names;
        _values = new Value[names.Count];
        _known = new bool[names.Count];
        Point = point;
        for (int i = 0; i < point.Count; i++)
        {
            var (name, value) = point[i];
            int slot = i < names.SweptNames.Count && (object)names.SweptNames[i] == name ? i : names.SlotOf(name);
            _values[slot] = Value.From(value);
            _known[slot] = true;
        }
    }

    public ParameterPoint Point { get; }

    /// <summary>The value of a name.</summary>
    /// <exception cref="ExpressionException">It has none here.</exception>
    public Value Get(int slot, int offset, int length)
    {
        if (_known[slot]) return _values[slot];
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new ExpressionException(offset, length, "the parameters refer to each other too deeply.", "Write shorter expressions.");
        _values[slot] = _names.Compute(slot, this, offset, length);
        _known[slot] = true;
        return _values[slot];
    }
}
