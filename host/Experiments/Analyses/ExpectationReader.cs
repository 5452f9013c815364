using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>
/// Reads <c>expect:</c> and <c>tolerance:</c>: one number for the first finding, or a mapping from findings to numbers. Instead of an expected number may
/// stand <c>predicted</c>.
/// </summary>
internal sealed class ExpectationReader(TemplateCompiler compiler, PointFunctions functions, PredictionReader predictions)
{
    private static readonly NumberShape Number = new(typeof(double), IsWhole: false);

    /// <summary>What is expected of a finding at a point (NaN at a point that the expression has no value at); null after reporting problems.</summary>
    public Func<string, ParameterPoint, Expectation?>? Read(
        MappingNode node, string expectKey, string toleranceKey, Component analysis, Family family, Func<ParameterPoint, bool> when, IReadOnlyList<ParameterPoint>? points)
    {
        YamlNode? expect = Value(node, expectKey), tolerance = Value(node, toleranceKey);
        if (expect is null)
        {
            if (tolerance is null) return (_, _) => null;
            compiler.Diagnostics.Add(tolerance, "a tolerance without 'expect:'.", "Say what is expected, or remove it.");
            return null;
        }

        if (tolerance is null)
        {
            compiler.Diagnostics.Add(expect, "'expect:' without 'tolerance:'.", "Say how far the finding may be from it: 'tolerance: 0.05'.");
            return null;
        }

        var values = ByFinding(expect, analysis, Expected);
        var tolerances = ByFinding(tolerance, analysis, (value, _) => Read(value, family, points, Negative));
        if (values is null || tolerances is null) return null;

        // One tolerance alone is for all findings.
        var all = tolerance is MappingNode ? null : tolerances.Values.Single();
        if (all is null && !Match(expect, tolerance, values.Keys, tolerances.Keys)) return null;
        return (finding, point) => values.TryGetValue(finding, out var value) ? value(point) with { Tolerance = (all ?? tolerances[finding])(point) } : null;

        Func<ParameterPoint, Expectation>? Expected(YamlNode value, string finding)
        {
            if (PredictionReader.IsMeant(value))
                return predictions.Read(value, finding, family, when) is { } predict ? point => Of(predict(point)) : null;
            return Read(value, family, points, _ => null) is { } number ? point => new Expectation(number(point), 0) : null;
        }
    }

    private static Expectation Of(Prediction prediction) => new(prediction.Value, 0) { Prediction = prediction };

    private static string? Negative(object? value) => value is < 0.0 ? $"a tolerance cannot be negative, but is {new Value((double)value)}." : null;

    private static YamlNode? Value(MappingNode node, string key) => node.Find(key)?.Value is { IsNull: false } value ? value : null;

    private bool Match(YamlNode expect, YamlNode tolerance, IReadOnlyCollection<string> expected, IReadOnlyCollection<string> tolerated)
    {
        if (expected.FirstOrDefault(finding => !tolerated.Contains(finding)) is { } untold)
        {
            compiler.Diagnostics.Add(expect, $"'{untold}' is expected without a tolerance.", $"Add '{untold}:' under 'tolerance:'.");
            return false;
        }

        if (tolerated.FirstOrDefault(finding => !expected.Contains(finding)) is not { } unexpected) return true;
        compiler.Diagnostics.Add(tolerance, $"'{unexpected}' has a tolerance, but nothing is expected of it.", $"Add '{unexpected}:' under 'expect:'.");
        return false;
    }

    /// <summary>Functions of the point by finding. A value alone is of the first finding.</summary>
    private Dictionary<string, Func<ParameterPoint, T>>? ByFinding<T>(YamlNode node, Component analysis, Func<YamlNode, string, Func<ParameterPoint, T>?> read)
    {
        Dictionary<string, Func<ParameterPoint, T>> values = new(StringComparer.Ordinal);
        if (node is not MappingNode mapping)
        {
            if (analysis.Findings.Count == 0 || read(node, analysis.Findings[0].Name) is not { } alone) return null;
            values[analysis.Findings[0].Name] = alone;
            return values;
        }

        bool valid = true;
        foreach (MappingEntry entry in mapping.Entries)
        {
            if (analysis.Findings.All(finding => finding.Name != entry.Key))
            {
                string[] findings = [.. analysis.Findings.Select(finding => finding.Name)];
                compiler.Diagnostics.Add(entry.KeySpan, mapping.Path, $"'{analysis.Name}' has no finding '{ScalarNode.Shorten(entry.Key)}'.", DidYouMean.SentenceOrList(entry.Key, findings, "It finds"));
                valid = false;
            }
            else if (read(entry.Value, entry.Key) is { } value)
            {
                values[entry.Key] = value;
            }
            else
            {
                valid = false;
            }
        }

        return valid ? values : null;
    }

    private Func<ParameterPoint, double>? Read(YamlNode node, Family family, IReadOnlyList<ParameterPoint>? points, Func<object?, string?> violation)
    {
        if (compiler.Compile(node, Number) is not { } template) return null;
        return functions.DependsOnlyOn(template, family.SweptNames) && functions.HoldsAt(template, points, violation) ? functions.Of(template, otherwise: double.NaN) : null;
    }
}
