using System.ComponentModel;
using System.Globalization;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Parameters;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Analysis;

/// <summary>
/// An expression of findings, at every point of <c>of:</c>. Its interval adds the effects of the intervals of its findings in squares, which takes them for independent.
/// </summary>
[Description("An expression of findings of several analyses, such as a product of two exponents, at every point of the analysis under 'of'.")]
internal sealed class Derived(DerivedOptions options) : IPointwiseAnalysis
{
    public IEnumerable<Finding> Analyse(CurveFamily family)
    {
        var names = options.NameTable();
        var expression = Expression.Parse(options.Value, 0, options.Value.Length, names);
        (string Name, CurveFamily? Findings)[] sources = [.. options.Findings.Select(pair => (pair.Key, family.Companion(pair.Value)))];
        foreach (var group in family.Groups) yield return At(group.Point, expression, names, sources);
    }

    private Finding At(ParameterPoint point, Expression expression, NameTable names, (string Name, CurveFamily? Findings)[] sources)
    {
        var values = new Curve?[sources.Length];
        for (int i = 0; i < sources.Length; i++)
        {
            (values[i], string reason) = Match(point, sources[i].Findings);
            if (values[i] is null) return Finding.NotDetermined("value", point, $"'{sources[i].Name}', {options.Findings[sources[i].Name]}, {reason}.");
        }

        double[] centre = [.. values.Select(value => value!.Y[0])];
        var (result, problem) = Evaluate(expression, names, centre);
        if (problem.Length > 0) return Finding.NotDetermined("value", point, problem);
        double squares = 0;
        string[] exact = [.. sources.Where((_, i) => values[i]!.Low.IsEmpty || !double.IsFinite(values[i]!.High[0] - values[i]!.Low[0])).Select(source => source.Name)];
        for (int i = 0; i < values.Length && exact.Length == 0; i++)
        {
            double[] low = [.. centre], high = [.. centre];
            (low[i], high[i]) = (values[i]!.Low[0], values[i]!.High[0]);
            double half = 0.5 * (Evaluate(expression, names, high).Value - Evaluate(expression, names, low).Value);
            squares += half * half;
        }

        string with = string.Join(", ", sources.Select((source, i) => string.Create(CultureInfo.InvariantCulture, $"{source.Name} = {centre[i]:G5}")));
        double reach = exact.Length == 0 ? Math.Sqrt(squares) : double.NaN;
        return new Finding
        {
            Name = "value", Point = point, Value = result, Low = result - reach, High = result + reach,
            Note = $"{options.Value} with {with}; " + (exact.Length == 0 ? "interval from theirs, taken for independent" : $"no interval, as {string.Join(" and ", exact)} has none"),
        };
    }

    /// <summary>The finding whose point agrees in all names that both have; null and why when there is not exactly one.</summary>
    private static (Curve? Value, string Reason) Match(ParameterPoint point, CurveFamily? findings)
    {
        CurveGroup[] fitting = [.. findings?.Groups.Where(group => group.Point.All(value => !point.TryGet(value.Key, out var own) || own == value.Value)) ?? []];
        return fitting switch
        {
            [var only] when double.IsFinite(only.Replicas[0].Y[0]) => (only.Replicas[0], ""),
            [_] => (null, "is not determined here"),
            [] => (null, "has no finding at this point"),
            _ => (null, $"has {fitting.Length} findings at this point; leave all but one out with 'when'"),
        };
    }

    private (double Value, string Problem) Evaluate(Expression expression, NameTable names, double[] values)
    {
        try
        {
            var value = expression.Evaluate(names.At(new ParameterPoint(options.Findings.Keys.Zip(values, (name, number) => KeyValuePair.Create<string, ParameterValue>(name, number)))));
            return value.IsNumber && double.IsFinite(value.Number) ? (value.Number, "") : (double.NaN, $"{options.Value} is {value}, which is not a finite number.");
        }
        catch (ExpressionException exception)
        {
            return (double.NaN, exception.Message);
        }
    }
}
