using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Blocks;

/// <summary>Reads the entries under <c>runs:</c>.</summary>
internal sealed class BlockReader(TemplateCompiler compiler, ComponentCatalog catalog)
{
    private readonly ComponentReader _components = new(compiler, catalog);

    private DiagnosticBag Diagnostics => compiler.Diagnostics;

    /// <summary>The blocks that have at least a model; problems are reported.</summary>
    public IReadOnlyList<BlockTemplate> Read(YamlNode? section, YamlNode root)
    {
        if (section is null or { IsNull: true } or MappingNode { Entries.Count: 0 })
        {
            Diagnostics.Add(section ?? root, "'runs:' has no block.", "Give at least one: 'runs: { simulation: { model: ..., data: ..., until: ..., observe: [...] } }'.");
            return [];
        }

        if (section is not MappingNode runs)
        {
            Diagnostics.Add(section, $"expected named blocks, found {section.Kind}.", "Write 'simulation:' below it, with its model below that.");
            return [];
        }

        var sections = new BlockSections(runs, Diagnostics);
        List<BlockTemplate> blocks = [];
        foreach (MappingEntry entry in runs.Entries)
        {
            EntryNames.Check(entry, runs, "a block", Diagnostics);
            if (sections.Of(entry.Key) is { } values && Read(entry, values) is { } block) blocks.Add(block);
        }

        return blocks;
    }

    private BlockTemplate? Read(MappingEntry entry, IReadOnlyDictionary<string, YamlNode> values)
    {
        ComponentTemplate? model = Required(entry, values, "model", "Write 'model: { use: name, ... }'.") is { } modelNode
            ? _components.Read(modelNode, ComponentKind.Model)
            : null;
        ComponentTemplate? data = values.GetValueOrDefault("data") is { } dataNode ? _components.Read(dataNode, ComponentKind.DataGenerator) : null;
        IReadOnlyList<ComponentTemplate> observers =
            Required(entry, values, "observe", "Write 'observe: [test-loss]'.") is { } observeNode ? Observers(observeNode) : [];
        YamlNode? until = Required(entry, values, "until", "Write 'until: 1000', on the model's clock.");
        var block = new
        {
            Until = until is null ? null : compiler.Compile(until, new NumberShape(typeof(double), IsWhole: false)),
            Times = ObservationTimes.Read(values.GetValueOrDefault("at"), compiler),
            Replicas = Optional(values, "replicas", new NumberShape(typeof(int), IsWhole: true)),
            Streams = Optional(values, "streams", new ChoiceShape(typeof(StreamSharing))),
            When = Optional(values, "when", new BooleanShape()),
        };
        if (model is null) return null;
        bool dataIsBroken = values.ContainsKey("data") && data is null;
        if (!dataIsBroken) CapabilityCheck.Check(catalog, model, data, observers, Diagnostics);
        return new BlockTemplate
        {
            Name = entry.Key,
            Node = entry.Value,
            Model = model,
            Data = data,
            Observers = observers,
            Until = block.Until,
            Times = block.Times,
            Replicas = block.Replicas,
            Streams = block.Streams,
            When = block.When,
            ObservablesAreKnown = observers.Count > 0 && observers.Count == (values["observe"] is SequenceNode list ? list.Items.Count : 1),
            PointsAreKnown = block.When is not null || !values.ContainsKey("when"),
        };
    }

    private YamlNode? Required(MappingEntry entry, IReadOnlyDictionary<string, YamlNode> values, string key, string remedy)
    {
        if (values.GetValueOrDefault(key) is { } node) return node;
        Diagnostics.Add(entry.KeySpan, entry.Value.Path, $"'{key}:' is missing.", remedy);
        return null;
    }

    private Template? Optional(IReadOnlyDictionary<string, YamlNode> values, string key, ValueShape shape) =>
        values.GetValueOrDefault(key) is { } node ? compiler.Compile(node, shape) : null;

    private List<ComponentTemplate> Observers(YamlNode node)
    {
        IReadOnlyList<YamlNode> items = node is SequenceNode sequence ? sequence.Items : [node];
        if (items.Count == 0) Diagnostics.Add(node, "the block observes nothing.", "Write 'observe: [test-loss]'.");
        List<ComponentTemplate> observers = [];
        Dictionary<string, string> recorded = new(StringComparer.Ordinal);
        foreach (YamlNode item in items)
        {
            if (_components.Read(item, ComponentKind.Observer) is not { } observer) continue;
            observers.Add(observer);
            foreach (var observable in observer.Component.Observables)
            {
                if (recorded.TryAdd(observable.Name, observer.Component.Name)) continue;
                string other = recorded[observable.Name];
                Diagnostics.Add(
                    observer.Use,
                    other == observer.Component.Name
                        ? $"the observer '{other}' is given twice."
                        : $"'{observer.Component.Name}' records '{observable.Name}', as '{other}' does.",
                    "Keep one of them in this block; use a second block, 'like:' this one, for the other.");
                break;
            }
        }

        return observers;
    }
}
