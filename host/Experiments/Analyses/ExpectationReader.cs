using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>Reads <c>expect:</c> and <c>tolerance:</c>: one number for the first finding, or a mapping from findings to numbers.</summary>
internal sealed class ExpectationReader(TemplateCompiler compiler, PointFunctions functions)
{
    private static readonly NumberShape Number = new(typeof(double), IsWhole: false);

    /// <summary>What is expected of a finding at a point (NaN at a point that the expression has no value at); null after reporting problems.</summary>
    public Func<string, ParameterPoint, Expectation?>? Read(
        MappingNode node, string expectKey, string toleranceKey, Component analysis, Family family, IReadOnlyList<ParameterPoint>? points)
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

        var values = Numbers(expect, analysis, family, points, standsForAll: false, _ => null);
        var tolerances = Numbers(tolerance, analysis, family, points, standsForAll: true, value => value is < 0.0 ? $"a tolerance cannot be negative, but is {new Value((double)value)}." : null);
        if (values is null || tolerances is null || !Match(expect, tolerance, values, tolerances)) return null;
        return (finding, point) => values.TryGetValue(finding, out var value)
            ? new Expectation(value(point), (tolerances.GetValueOrDefault(finding) ?? tolerances[""])(point))
            : null;
    }

    private static YamlNode? Value(MappingNode node, string key) => node.Find(key)?.Value is { IsNull: false } value ? value : null;

    private bool Match(
        YamlNode expect, YamlNode tolerance, Dictionary<string, Func<ParameterPoint, double>> values, Dictionary<string, Func<ParameterPoint, double>> tolerances)
    {
        if (tolerances.ContainsKey("")) return true;
        if (values.Keys.FirstOrDefault(finding => finding.Length > 0 && !tolerances.ContainsKey(finding)) is { } untold)
        {
            compiler.Diagnostics.Add(expect, $"'{untold}' is expected without a tolerance.", $"Add '{untold}:' under 'tolerance:'.");
            return false;
        }

        if (tolerances.Keys.FirstOrDefault(finding => !values.ContainsKey(finding)) is not { } unexpected) return true;
        compiler.Diagnostics.Add(tolerance, $"'{unexpected}' has a tolerance, but nothing is expected of it.", $"Add '{unexpected}:' under 'expect:'.");
        return false;
    }

    /// <summary>Numbers by finding. One number alone is of the first finding; as a tolerance it stands under "" too, for all findings.</summary>
    private Dictionary<string, Func<ParameterPoint, double>>? Numbers(
        YamlNode node, Component analysis, Family family, IReadOnlyList<ParameterPoint>? points, bool standsForAll, Func<object?, string?> violation)
    {
        Dictionary<string, Func<ParameterPoint, double>> numbers = new(StringComparer.Ordinal);
        if (node is not MappingNode mapping)
        {
            if (Read(node, family, points, violation) is not { } number || analysis.Findings.Count == 0) return null;
            numbers[analysis.Findings[0].Name] = number;
            if (standsForAll) numbers[""] = number;
            return numbers;
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
            else if (Read(entry.Value, family, points, violation) is { } number)
            {
                numbers[entry.Key] = number;
            }
            else
            {
                valid = false;
            }
        }

        return valid ? numbers : null;
    }

    private Func<ParameterPoint, double>? Read(YamlNode node, Family family, IReadOnlyList<ParameterPoint>? points, Func<object?, string?> violation)
    {
        if (compiler.Compile(node, Number) is not { } template) return null;
        return functions.DependsOnlyOn(template, family.SweptNames) && functions.HoldsAt(template, points, violation) ? functions.Of(template, otherwise: double.NaN) : null;
    }
}
