using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Parameters;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Blocks;

/// <summary>The observation times of a block (<c>at:</c>): numbers and ranges, clipped to <c>until</c>.</summary>
internal sealed class ObservationTimes
{
    /// <summary>How many times there are when <c>at:</c> is not given, and how far below <c>until</c> they start.</summary>
    public const int DefaultCount = 100, DefaultSpan = 1000;

    private readonly YamlNode? _node;
    private readonly IReadOnlyList<(ScalarNode Node, Template? Number, RangeExpression? Range)> _items;

    private ObservationTimes(YamlNode? node, ulong dependencies, IReadOnlyList<(ScalarNode, Template?, RangeExpression?)> items)
    {
        _node = node;
        _items = items;
        Dependencies = dependencies;
    }

    public ulong Dependencies { get; }

    /// <summary>Reads <c>at:</c>; null after reporting what is wrong with it.</summary>
    public static ObservationTimes? Read(YamlNode? node, TemplateCompiler compiler)
    {
        if (node is null) return new ObservationTimes(null, 0, []);
        IReadOnlyList<YamlNode> nodes = node is SequenceNode sequence ? sequence.Items : [node];
        if (nodes.Count == 0) compiler.Diagnostics.Add(node, "there are no observation times.", "Give times, or remove the key for the default.");
        List<(ScalarNode, Template?, RangeExpression?)> items = [];
        ulong dependencies = 0;
        foreach (YamlNode item in nodes)
        {
            if (item is not ScalarNode scalar)
            {
                compiler.Diagnostics.Add(item, $"expected a time or a range of times, found {item.Kind}.", "Write a number, logspace(first, last, count), linspace(...) or every(step).");
                continue;
            }

            try
            {
                if (!RangeExpression.IsMeant(scalar.Text))
                {
                    if (compiler.Compile(scalar, new NumberShape(typeof(double), IsWhole: false)) is not { } number) continue;
                    items.Add((scalar, number, null));
                    dependencies |= number.Dependencies;
                    continue;
                }

                RangeExpression range = RangeExpression.Parse(scalar.Text, compiler.Names);
                if (!range.IsEvery && compiler.Names.DependenciesOf(range.Slots) == 0) _ = range.Evaluate(compiler.Names.Constants);
                items.Add((scalar, null, range));
                dependencies |= compiler.Names.DependenciesOf(range.Slots);
            }
            catch (ExpressionException exception)
            {
                compiler.Diagnostics.Add(scalar, exception);
            }
        }

        return items.Count == nodes.Count && items.Count > 0 ? new ObservationTimes(node, dependencies, items) : null;
    }

    /// <summary>The times up to <paramref name="until"/>; null after reporting why there are none.</summary>
    public double[]? Evaluate(double until, Evaluation evaluation, ulong dependencies)
    {
        if (_node is null) return Default(until);
        List<double> times = [];
        foreach (var (node, number, range) in _items)
        {
            if (times.Count > RangeExpression.MaximumCount)
            {
                evaluation.Report(_node, dependencies, $"there are more than {RangeExpression.MaximumCount} observation times.", "Observe less often.");
                return null;
            }

            if (Values(node, number, range, until, evaluation, dependencies) is not { } values) return null;
            foreach (double time in values)
            {
                if (time > until) continue;
                if (time < 0 || (times.Count > 0 && time <= times[^1]))
                {
                    string problem = time < 0 ? $"the time {new Value(time)} is negative." : $"the times do not increase: {new Value(time)} comes after {new Value(times[^1])}.";
                    evaluation.Report(node, dependencies, problem, time < 0 ? "Clocks start at 0." : "Sort them, each time once.");
                    return null;
                }

                times.Add(time);
            }
        }

        if (times.Count > 0) return [.. times];
        evaluation.Report(_node, dependencies, $"no time is within 'until: {new Value(until)}'.", "Choose earlier times or a later end.");
        return null;
    }

    private static double[] Default(double until)
    {
        if (until == 0) return [0];
        double[] times = new double[DefaultCount];
        for (int i = 0; i < times.Length; i++) times[i] = until * Math.Pow(DefaultSpan, (double)i / (times.Length - 1) - 1);
        times[^1] = until;
        return times;
    }

    private static double[]? Values(ScalarNode node, Template? number, RangeExpression? range, double until, Evaluation evaluation, ulong dependencies)
    {
        if (number is not null) return number.TryEvaluate(evaluation, out object? time) ? [(double)time!] : null;
        try
        {
            return range!.Evaluate(evaluation.Scope, until);
        }
        catch (ExpressionException exception)
        {
            evaluation.Report(node, dependencies, exception);
            return null;
        }
    }
}
