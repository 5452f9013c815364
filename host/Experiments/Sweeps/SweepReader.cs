using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Parameters;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Sweeps;

/// <summary>
/// Reads <c>sweep:</c>. A mapping is a grid of its names; <c>grid</c>, <c>zip</c> and <c>list</c> nest, and stand beside names as further factors.
/// </summary>
internal sealed class SweepReader(NameTable names, DiagnosticBag diagnostics)
{
    /// <summary>Most points of a sweep.</summary>
    public const int MaximumPoints = 100_000;

    /// <summary>Most values of a sweep, points times names.</summary>
    private const int MaximumValues = 1_000_000;

    private const string Grid = "grid", Zip = "zip", List = "list";

    /// <summary>The swept names in order of appearance.</summary>
    public static IReadOnlyList<string> Declare(YamlNode? section, DiagnosticBag diagnostics)
    {
        List<string> found = [];
        if (section is not null) Collect(section, found, diagnostics);
        if (found.Count <= NameTable.MaximumSwept) return found;
        diagnostics.Add(section!, $"{found.Count} swept names; at most {NameTable.MaximumSwept} are possible.", "Pair names with 'zip:' or make some of them parameters.");
        return found[..NameTable.MaximumSwept];
    }

    /// <summary>Where a name gets its values first.</summary>
    public static MappingEntry? Find(YamlNode node, string name) => node switch
    {
        SequenceNode sequence => sequence.Items.Select(item => Find(item, name)).FirstOrDefault(entry => entry is not null),
        MappingNode mapping => mapping.Find(name)
            ?? mapping.Entries.Where(entry => entry.Key is Grid or Zip or List).Select(entry => Find(entry.Value, name)).FirstOrDefault(entry => entry is not null),
        _ => null,
    };

    /// <summary>The points; null when the sweep has a problem, which is then reported.</summary>
    public IReadOnlyList<ParameterPoint>? Read(YamlNode? section)
    {
        if (section is null or { IsNull: true }) return [ParameterPoint.Empty];
        int before = diagnostics.Count;
        SweepPart? part = Product(section);
        if (part is null || diagnostics.Count > before) return null;
        IReadOnlyList<string> swept = names.SweptNames;
        List<ParameterPoint> points = [];
        HashSet<ParameterPoint> distinct = [];
        foreach (ParameterValue?[] row in part.Arranged(swept))
        {
            if (Complete(section, row) is not { } values) return null;
            var point = new ParameterPoint(swept.Select((name, i) => KeyValuePair.Create(name, values[i])));
            if (!distinct.Add(point))
            {
                diagnostics.Add(section, $"the point {point} occurs twice.", "Remove one of them; repetitions are 'replicas:'.");
                return null;
            }

            points.Add(point);
        }

        return points;
    }

    private static void Collect(YamlNode node, List<string> found, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case SequenceNode sequence:
                foreach (YamlNode item in sequence.Items) Collect(item, found, diagnostics);
                break;
            case MappingNode mapping:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    if (entry.Key is Grid or Zip or List) Collect(entry.Value, found, diagnostics);
                    else if (!found.Contains(entry.Key) && ParameterNames.CheckSwept(entry, mapping.PathOf(entry.Key), diagnostics)) found.Add(entry.Key);
                }

                break;
        }
    }

    private SweepPart? Product(YamlNode node)
    {
        SweepPart? product = SweepPart.Nothing;
        foreach (var (factor, at) in Parts(node))
        {
            if (factor is null) product = null;
            if (product is null || factor is null) continue;
            if (!AreDisjoint(product, factor, at)) product = null;
            else if (!Fits((long)product.Rows.Count * factor.Rows.Count, product.Names.Count + factor.Names.Count, at)) product = null;
            else product = product.Times(factor);
        }

        return product;
    }

    private SweepPart? Zipped(YamlNode node)
    {
        SweepPart? zipped = null;
        bool broken = false;
        foreach (var (part, at) in Parts(node))
        {
            if (part is null || (zipped is not null && !AreDisjoint(zipped, part, at)))
            {
                broken = true;
            }
            else if (zipped is null)
            {
                zipped = part;
            }
            else if (zipped.Rows.Count != part.Rows.Count)
            {
                diagnostics.Add(
                    at,
                    $"'zip' pairs lists of one length: {string.Join(", ", zipped.Names)} has {zipped.Rows.Count} values, {string.Join(", ", part.Names)} has {part.Rows.Count}.",
                    "Make them equally long, or use 'grid:'.");
                broken = true;
            }
            else if (!Fits(zipped.Rows.Count, zipped.Names.Count + part.Names.Count, at))
            {
                broken = true;
            }
            else
            {
                zipped = zipped.Beside(part);
            }
        }

        if (zipped is null && !broken) diagnostics.Add(node, "'zip' has nothing to pair.", "Give at least one name with its values.");
        return broken ? null : zipped;
    }

    private SweepPart? Listed(YamlNode node)
    {
        if (node is not SequenceNode { Items.Count: > 0 } sequence)
        {
            diagnostics.Add(node, $"'list' is a list of points, found {(node is SequenceNode ? "an empty one" : node.Kind)}.", "Write [ { a: 1 }, { a: 2, b: 3 } ].");
            return null;
        }

        List<SweepPart> all = [];
        HashSet<string> columns = [];
        long points = 0;
        bool broken = false;
        foreach (YamlNode item in sequence.Items)
        {
            SweepPart? part = item is MappingNode ? Product(item) : null;
            if (item is not MappingNode) diagnostics.Add(item, $"a point of 'list' is a mapping, found {item.Kind}.", "Write { name: value }.");
            broken |= part is null;
            if (part is null) continue;
            all.Add(part);
            columns.UnionWith(part.Names);
            points += part.Rows.Count;
            if (!Fits(points, columns.Count, node)) return null;
        }

        return broken ? null : SweepPart.Concatenate(all);
    }

    /// <summary>The parts that a mapping, or a list of mappings, is made of; null for a part with a problem.</summary>
    private IEnumerable<(SweepPart? Part, YamlNode At)> Parts(YamlNode node)
    {
        switch (node)
        {
            case MappingNode mapping:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    SweepPart? part = entry.Key switch
                    {
                        Grid => Product(entry.Value),
                        Zip => Zipped(entry.Value),
                        List => Listed(entry.Value),
                        _ => Values(entry),
                    };
                    yield return (part, entry.Value);
                }

                break;
            case SequenceNode sequence when sequence.Items.All(item => item is MappingNode):
                foreach (YamlNode item in sequence.Items) yield return (Product(item), item);
                break;
            default:
                diagnostics.Add(node, $"expected names with their values, found {node.Kind}.", "Write 'name: [1, 2, 4]' below it.");
                yield return (null, node);
                break;
        }
    }

    private bool Fits(long points, int columns, YamlNode at)
    {
        if (points > MaximumPoints)
            diagnostics.Add(at, $"the sweep has more than {MaximumPoints} points.", "Use fewer values, pair names with 'zip:', or split the experiment into several files.");
        else if (points * columns > MaximumValues)
            diagnostics.Add(at, $"the sweep has more than {MaximumValues} values, {points} points of {columns} names.", "Use fewer values, or compute some of the names from others under 'parameters:'.");
        else
            return true;
        return false;
    }

    private bool AreDisjoint(SweepPart left, SweepPart right, YamlNode at)
    {
        if (left.Names.FirstOrDefault(right.Names.Contains) is not { } twice) return true;
        diagnostics.Add(at, $"'{twice}' is swept twice.", "Give its values in one place.");
        return false;
    }

    private SweepPart? Values(MappingEntry entry)
    {
        IReadOnlyList<YamlNode> items = entry.Value is SequenceNode sequence ? sequence.Items : [entry.Value];
        if (items.Count == 0) diagnostics.Add(entry.Value, $"'{entry.Key}' has no values.", "Give at least one, or remove it.");
        bool broken = items.Count == 0 || !names.SweptNames.Contains(entry.Key);
        List<ParameterValue> values = [];
        foreach (YamlNode item in items)
        {
            if (item is not ScalarNode scalar)
            {
                diagnostics.Add(item, $"a swept value is a number, a text or true/false, found {item.Kind}.", "Sweep a name or number and let an expression choose.");
                broken = true;
                continue;
            }

            try
            {
                values.AddRange(ValuesOf(scalar));
                if (!Fits(values.Count, 1, entry.Value)) return null;
            }
            catch (ExpressionException exception)
            {
                diagnostics.Add(scalar, exception);
                broken = true;
            }
        }

        return broken ? null : SweepPart.Of(entry.Key, values);
    }

    private IEnumerable<ParameterValue> ValuesOf(ScalarNode scalar)
    {
        if (RangeExpression.IsMeant(scalar.Text))
        {
            RangeExpression range = RangeExpression.Parse(scalar.Text, names);
            RequireConstant(range.Slots, scalar);
            return range.Evaluate(names.Constants).Select(number => (ParameterValue)number);
        }

        if (!InterpolatedText.IsMeant(scalar.Text)) return [UntypedScalar.Read(scalar).ToParameter()];
        InterpolatedText text = InterpolatedText.Parse(scalar.Text, names);
        RequireConstant(text.Slots, scalar);
        return [text.Evaluate(names.Constants).ToParameter()];
    }

    private void RequireConstant(IEnumerable<int> slots, ScalarNode scalar)
    {
        ulong mask = names.DependenciesOf(slots);
        if (mask == 0) return;
        throw new ExpressionException(
            0, scalar.Text.Length, $"swept values cannot depend on the swept name '{names.NamesIn(mask).First()}'.", "Pair the names with 'zip:' or 'list:', or compute the value under 'parameters:'.");
    }

    private ParameterValue[]? Complete(YamlNode section, ParameterValue?[] row)
    {
        var values = new ParameterValue[row.Length];
        Scope? scope = null;
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i] is { } value)
            {
                values[i] = value;
                continue;
            }

            scope ??= names.At(new ParameterPoint(names.SweptNames.Zip(row).Where(pair => pair.Second is not null).Select(pair => KeyValuePair.Create(pair.First, pair.Second!.Value))));
            if (names.ParameterAt(i) is not { } parameter)
            {
                diagnostics.Add(section, $"the point {scope.Point} gives no value for '{names.SweptNames[i]}'.", "Give it there, or a default under 'parameters:'.");
                return null;
            }

            try
            {
                values[i] = (parameter.Constant ?? parameter.Text?.Evaluate(scope) ?? throw new ExpressionException(0, 1, "") { IsReported = true }).ToParameter();
            }
            catch (ExpressionException exception)
            {
                diagnostics.Add(parameter.Node, exception);
                return null;
            }
        }

        return values;
    }
}
