using ScalingLab.Host.Analysis;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Blocks;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>Reads <c>analyses:</c>. An entry may be of one that stands later; the result is in an order in which each can be computed.</summary>
internal sealed class AnalysisReader
{
    private const int MaximumChain = 100;
    private const string When = "when", Expect = "expect", Tolerance = "tolerance", FindingNames = "findings";

    private readonly TemplateCompiler _compiler;
    private readonly ComponentCatalog _catalog;
    private readonly FamilySources _sources;
    private readonly FamilyReader _families;
    private readonly CurveNames _curveNames;
    private readonly ComponentReader _components;
    private readonly PointFunctions _functions;
    private readonly ExpectationReader _expectations;
    private readonly List<AnalysisSpecification> _analyses = [];
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    public AnalysisReader(TemplateCompiler compiler, ComponentCatalog catalog, FamilySources sources)
    {
        _compiler = compiler;
        _catalog = catalog;
        _sources = sources;
        _families = new FamilyReader(compiler, sources);
        _curveNames = new CurveNames(compiler, sources);
        _components = new ComponentReader(compiler, catalog);
        _functions = new PointFunctions(compiler);
        _expectations = new ExpectationReader(compiler, _functions, new PredictionReader(catalog, compiler.Diagnostics));
    }

    private DiagnosticBag Diagnostics => _compiler.Diagnostics;

    /// <summary>The analyses without problems; the sources then hold them too.</summary>
    public IReadOnlyList<AnalysisSpecification> Read(YamlNode? section)
    {
        if (section is null or { IsNull: true }) return [];
        if (section is not MappingNode mapping)
        {
            Diagnostics.Add(section, $"expected named analyses, found {section.Kind}.", "Write 'name: { use: power-law, of: block }' below it.");
            return [];
        }

        foreach (MappingEntry entry in mapping.Entries)
        {
            EntryNames.Check(entry, mapping, "an analysis", Diagnostics);
            if (_sources.Declare(entry.Key)) _own.Add(entry.Key);
            else Diagnostics.Add(entry.KeySpan, mapping.PathOf(entry.Key), $"a block has the name '{entry.Key}' already.", "Choose another name: 'of:' refers to both.");
        }

        HashSet<string> done = new(StringComparer.Ordinal);
        foreach (MappingEntry entry in mapping.Entries.Where(entry => _own.Contains(entry.Key))) Visit(mapping, entry, done, []);
        return _analyses;
    }

    private void Visit(MappingNode analyses, MappingEntry entry, HashSet<string> done, List<string> path)
    {
        if (done.Contains(entry.Key)) return;
        int first = path.IndexOf(entry.Key);
        if (first >= 0 || path.Count > MaximumChain)
        {
            Diagnostics.Add(
                entry.Value,
                first >= 0 ? $"analyses are of each other in a circle: {string.Join(" → ", path.Skip(first).Append(entry.Key))}." : $"analyses are of each other in a chain of more than {MaximumChain}.",
                "Let one of them be of a block.");
            return;
        }

        foreach (string of in entry.Value is MappingNode node ? SourcesOf(node) : [])
        {
            if (!_own.Contains(of) || analyses.Find(of) is not { } earlier) continue;
            path.Add(entry.Key);
            Visit(analyses, earlier, done, path);
            path.RemoveAt(path.Count - 1);
        }

        if (done.Add(entry.Key)) Read(entry);
    }

    /// <summary>The names that <c>of:</c> and the options of an entry refer to.</summary>
    private IEnumerable<string> SourcesOf(MappingNode node)
    {
        if (node.Find("of")?.Value is ScalarNode { IsNull: false } of && _compiler.TryConstant(of, new TextShape(), out string source)) yield return source;
        if (node.Find("use")?.Value is not ScalarNode use || _catalog.Find(ComponentKind.Analysis, use.Text) is not { } component) yield break;
        foreach (var (_, _, name) in _curveNames.In(node, component)) yield return name;
        if (!component.OptionsType.IsAssignableTo(typeof(INamesFindings)) || node.Find(FindingNames)?.Value is not MappingNode names) yield break;
        foreach (MappingEntry entry in names.Entries)
        {
            if (entry.Value is ScalarNode name) yield return FindingReference.Split(name.Text).Analysis;
        }
    }

    private void Read(MappingEntry entry)
    {
        if (entry.Value is not MappingNode node)
        {
            Diagnostics.Add(entry.Value, $"expected an analysis, found {entry.Value.Kind}.", "Write '{ use: power-law, of: block, ... }'.");
            return;
        }

        ComponentTemplate? component = _components.Read(node, ComponentKind.Analysis, [.. FamilyReader.Keys, When, Expect, Tolerance]);
        if (component is null)
        {
            _families.Read(node, drawsFits: false);
            return;
        }

        Family? family = component.Component.Type.IsAssignableTo(typeof(IPointwiseAnalysis)) ? _families.ReadPointwise(node) : _families.Read(node, drawsFits: false);
        if (family is not null && KnowsFindings(node, component.Component)) Add(entry, node, component, family);
    }

    /// <summary>Whether the findings that the options name exist; reports those that do not.</summary>
    private bool KnowsFindings(MappingNode node, Component component)
    {
        if (!component.OptionsType.IsAssignableTo(typeof(INamesFindings)) || node.Find(FindingNames)?.Value is not MappingNode names) return true;
        bool valid = true;
        foreach (ScalarNode name in names.Entries.Select(entry => entry.Value).OfType<ScalarNode>())
        {
            var (analysis, finding) = FindingReference.Split(name.Text);
            if (!_own.Contains(analysis))
                Diagnostics.Add(name, $"there is no analysis '{ScalarNode.Shorten(analysis)}'.", DidYouMean.SentenceOrList(analysis, _own, "There are"));
            else if (_sources.Find(analysis) is { } source && finding is not null && source.Findings.All(known => known.Name != finding))
                Diagnostics.Add(name, $"'{analysis}' has no finding '{ScalarNode.Shorten(finding)}'.", DidYouMean.SentenceOrList(finding, [.. source.Findings.Select(known => known.Name)], "It finds"));
            else
                valid &= _sources.Find(analysis) is not null;
        }

        return valid;
    }

    private void Add(MappingEntry entry, MappingNode node, ComponentTemplate component, Family family)
    {
        if (_functions.When(node.Find(When)?.Value, family.Source) is not { } when) return;
        bool valid = _curveNames.Check(node, component.Use, component.Component, family, when);
        var points = family.Groups(when);
        _sources.Add(new FamilySource
        {
            Name = entry.Key,
            Clock = null,
            Findings = component.Component.Findings,
            SweptNames = family.SweptNames,
            Points = points,
            Root = family.Source.Root,
            Subject = family.Subject,
        });
        var expect = _expectations.Read(node, Expect, Tolerance, component.Component, family, when, points);
        if (component.Options is not { } options) return;
        valid &= _functions.DependsOnlyOn(options, family.SweptNames) && _functions.HoldsAt(options, points);
        if (!valid || expect is null) return;
        _analyses.Add(new AnalysisSpecification
        {
            Name = entry.Key,
            Analysis = component.Component,
            Of = family.Source.Name,
            X = family.X,
            Y = family.Y!,
            When = when,
            OptionNames = [.. _compiler.Names.NamesIn(options.Dependencies)],
            Options = _functions.Of(options),
            Expect = expect,
        });
    }
}
