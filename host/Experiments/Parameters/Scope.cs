using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Parameters;

/// <summary>The values of all names at one point of the sweep; parameters are computed when they are first asked for.</summary>
internal sealed class Scope
{
    private const int None = -1;

    private readonly NameTable _names;
    private readonly Value[] _values;
    private readonly bool[] _known;
    private readonly Dictionary<int, ExpressionException> _failures = [];

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
        if (_names.IsSwept(slot))
        {
            throw new ExpressionException(
                offset, length, $"'{_names.SweptNames[slot]}' is swept and has no single value here.", "Use parameters that do not depend on it.");
        }

        Compute(slot);
        return _known[slot] ? _values[slot] : throw _failures[slot];
    }

    /// <summary>Computes a parameter after those it refers to: a loop, so that a long chain of parameters costs no stack.</summary>
    private void Compute(int slot)
    {
        var waiting = new Stack<int>([slot]);
        while (waiting.TryPeek(out int next))
        {
            Parameter parameter = _names.ParameterAt(next)!;
            int needed = parameter.Text is null || IsDone(next) ? None : FirstNeeded(parameter.Text.Slots);
            if (needed != None)
            {
                waiting.Push(needed);
                continue;
            }

            waiting.Pop();
            if (!IsDone(next)) Evaluate(next, parameter);
        }
    }

    private int FirstNeeded(IReadOnlyList<int> slots)
    {
        foreach (int slot in slots)
        {
            if (!_names.IsSwept(slot) && !IsDone(slot)) return slot;
        }

        return None;
    }

    private bool IsDone(int slot) => _known[slot] || _failures.ContainsKey(slot);

    private void Evaluate(int slot, Parameter parameter)
    {
        try
        {
            _values[slot] = parameter.Constant ?? parameter.Text?.Evaluate(this) ?? throw new ExpressionException(0, 1, "") { IsReported = true };
            _known[slot] = true;
        }
        catch (ExpressionException exception)
        {
            _failures[slot] = exception.IsReported || exception.Node is not null
                ? exception
                : new ExpressionException(exception.Offset, exception.Length, exception.Message, exception.Remedy) { Node = parameter.Node };
        }
    }
}
