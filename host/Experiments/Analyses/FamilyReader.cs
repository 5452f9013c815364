using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>Reads <c>of</c>, <c>x</c> and <c>y</c> (or <c>observable</c>) of an analysis or a series.</summary>
internal sealed class FamilyReader(TemplateCompiler compiler, FamilySources sources)
{
    public static readonly IReadOnlyList<string> Keys = ["of", "observable", "y", "x"];

    private DiagnosticBag Diagnostics => compiler.Diagnostics;

    /// <summary>The source that <c>of:</c> names; null after reporting that there is none, or when it has problems of its own.</summary>
    public FamilySource? Source(MappingNode node)
    {
        if (Value(node, "of") is not { } of)
        {
            Diagnostics.Add(node, "'of:' is missing.", $"It names a block or an analysis: {string.Join(", ", sources.Declared)}.");
            return null;
        }

        if (!Text(of, out string name)) return null;
        if (sources.Declared.Contains(name)) return sources.Find(name);
        Diagnostics.Add(
            of,
            $"there is no block or analysis '{ScalarNode.Shorten(name)}'.",
            DidYouMean.SentenceOrList(name, sources.Declared, "There are"));
        return null;
    }

    /// <summary>The family; null after reporting problems.</summary>
    /// <param name="node">The entry.</param>
    /// <param name="drawsFits">Whether an analysis without <c>y:</c> and <c>x:</c> stands for the curves of its findings.</param>
    public Family? Read(MappingNode node, bool drawsFits)
    {
        if (Source(node) is not { } source) return null;
        YamlNode? observable = Value(node, "observable"), y = Value(node, "y"), x = Value(node, "x");
        if (observable is not null && y is not null)
        {
            Diagnostics.Add(observable, "'observable:' and 'y:' are the same.", "Give one of them.");
            return null;
        }

        if (source.IsBlock) return OfBlock(node, source, observable ?? y, x);
        if (observable is not null)
        {
            Diagnostics.Add(observable, $"'{source.Name}' is an analysis and has findings, no observables.", $"Write 'y: {source.Findings.FirstOrDefault()?.Name ?? "finding"}'.");
            return null;
        }

        return OfAnalysis(node, source, y, x, drawsFits);
    }

    /// <summary>The findings of an analysis one by one, with all swept names of their points; null after reporting problems.</summary>
    public Family? ReadPointwise(MappingNode node)
    {
        if (Source(node) is not { } source) return null;
        if (source.IsBlock)
        {
            Diagnostics.Add(Value(node, "of")!, $"'{source.Name}' is a block and has no findings.", "Name an analysis: its points are where the expression has a value.");
            return null;
        }

        if ((Value(node, "x") ?? Value(node, "observable")) is not { } other) return OfAnalysis(node, source, Value(node, "y"), x: null, drawsFits: true) is { } family
            ? family with { Y = family.Y ?? source.Findings[0].Name }
            : null;
        Diagnostics.Add(other, "an expression of findings has no abscissa and no observable.", "Remove it.");
        return null;
    }

    private Family? OfBlock(MappingNode node, FamilySource source, YamlNode? y, YamlNode? x)
    {
        string? abscissa = null;
        if (x is not null)
        {
            if (!Text(x, out string name)) return null;
            if (name != source.Clock)
            {
                string[] elsewhere = [.. source.SweptNames.Where(swept => swept == name)];
                abscissa = ObservableName.Check(name, source, x, Diagnostics, elsewhere);
                if (abscissa is null) return null;
            }
        }

        if (y is not null)
        {
            if (!Text(y, out string name) || ObservableName.Check(name, source, y, Diagnostics, []) is not { } ordinate) return null;
            return new Family(source, abscissa, ordinate, source.SweptNames);
        }

        if (source.IsOpen) return null;
        if (source.Observables is [{ Rank: 0 } only]) return new Family(source, abscissa, only.Name, source.SweptNames);
        Diagnostics.Add(node, "'observable:' is missing.", $"The block '{source.Name}' observes {ObservableName.List(source)}.");
        return null;
    }

    private Family? OfAnalysis(MappingNode node, FamilySource source, YamlNode? y, YamlNode? x, bool drawsFits)
    {
        string? ordinate = drawsFits && x is null ? null : source.Findings.FirstOrDefault()?.Name;
        if (y is not null)
        {
            if (!Text(y, out string name)) return null;
            if (!IsFinding(source, name))
            {
                Diagnostics.Add(y, $"'{source.Name}' has no finding '{ScalarNode.Shorten(name)}'.", Possible(name, FindingNames(source), "It finds"));
                return null;
            }

            ordinate = name;
        }

        if (ordinate is null && x is null) return new Family(source, null, null, source.SweptNames);
        if (x is null)
        {
            if (source.SweptNames is [var only]) return new Family(source, only, ordinate, []);
            Diagnostics.Add(
                node,
                "'x:' is missing.",
                source.SweptNames.Count == 0
                    ? $"'{source.Name}' has one value and no swept name left to plot or fit it against."
                    : $"It names the abscissa, one of {string.Join(", ", source.SweptNames)}.");
            return null;
        }

        if (!Text(x, out string abscissa)) return null;
        if (source.SweptNames.Contains(abscissa)) return new Family(source, abscissa, ordinate, [.. source.SweptNames.Where(name => name != abscissa)]);
        if (IsFinding(source, abscissa)) return new Family(source, abscissa, ordinate, []);
        string[] possible = [.. source.SweptNames, .. FindingNames(source)];
        Diagnostics.Add(
            x,
            compiler.Names.SweptNames.Contains(abscissa)
                ? $"'{abscissa}' does not tell the findings of '{source.Name}' apart; it is the abscissa already."
                : $"'{ScalarNode.Shorten(abscissa)}' is neither a swept name nor a finding of '{source.Name}'.",
            Possible(abscissa, possible, "Possible are"));
        return null;
    }

    private static string[] FindingNames(FamilySource source) => [.. source.Findings.Select(finding => finding.Name)];

    private static bool IsFinding(FamilySource source, string name) => source.Findings.Any(finding => finding.Name == name);

    private static string Possible(string name, string[] candidates, string introduction) => DidYouMean.SentenceOrList(name, candidates, introduction);

    private static YamlNode? Value(MappingNode node, string key) => node.Find(key)?.Value is { IsNull: false } value ? value : null;

    private bool Text(YamlNode node, out string text) => compiler.TryConstant(node, new TextShape(), out text);
}
