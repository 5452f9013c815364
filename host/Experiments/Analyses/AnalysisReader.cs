using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Blocks;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>Reads <c>analyses:</c>. An entry may be of one that stands later; the result is in an order in which each can be computed.</summary>
internal sealed class AnalysisReader
{
    private const int MaximumChain = 100;
    private const string When = "when", Expect = "expect", Tolerance = "tolerance";

    private readonly TemplateCompiler _compiler;
    private readonly FamilySources _sources;
    private readonly FamilyReader _families;
    private readonly ComponentReader _components;
    private readonly PointFunctions _functions;
    private readonly ExpectationReader _expectations;
    private readonly List<AnalysisSpecification> _analyses = [];
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    public AnalysisReader(TemplateCompiler compiler, ComponentCatalog catalog, FamilySources sources)
    {
        _compiler = compiler;
        _sources = sources;
        _families = new FamilyReader(compiler, sources);
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

        if (entry.Value is MappingNode node && node.Find("of")?.Value is ScalarNode of && _own.Contains(of.Text) && analyses.Find(of.Text) is { } earlier)
        {
            path.Add(entry.Key);
            Visit(analyses, earlier, done, path);
            path.RemoveAt(path.Count - 1);
        }

        if (done.Add(entry.Key)) Read(entry);
    }

    private void Read(MappingEntry entry)
    {
        if (entry.Value is not MappingNode node)
        {
            Diagnostics.Add(entry.Value, $"expected an analysis, found {entry.Value.Kind}.", "Write '{ use: power-law, of: block, ... }'.");
            return;
        }

        ComponentTemplate? component = _components.Read(node, ComponentKind.Analysis, [.. FamilyReader.Keys, When, Expect, Tolerance]);
        Family? family = _families.Read(node, drawsFits: false);
        if (component is not null && family is not null) Add(entry, node, component, family);
    }

    private void Add(MappingEntry entry, MappingNode node, ComponentTemplate component, Family family)
    {
        if (_functions.When(node.Find(When)?.Value, family.Source) is not { } when) return;
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
        bool valid = _functions.DependsOnlyOn(options, family.SweptNames) && _functions.HoldsAt(options, points);
        if (!valid || expect is null) return;
        _analyses.Add(new AnalysisSpecification
        {
            Name = entry.Key,
            Analysis = component.Component,
            Of = family.Source.Name,
            X = family.X,
            Y = family.Y!,
            When = when,
            OptionsDependOnPoint = options.Dependencies != 0,
            Options = _functions.Of(options),
            Expect = expect,
        });
    }
}
