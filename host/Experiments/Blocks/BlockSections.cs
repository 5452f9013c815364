using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Blocks;

/// <summary>The entries under <c>runs:</c> with <c>like:</c> followed: a key that a block does not give is taken whole from the other block.</summary>
internal sealed class BlockSections
{
    public const string Like = "like";

    public static readonly IReadOnlyList<string> Keys = ["model", "data", "until", "at", "observe", "replicas", "streams", Like, "when"];

    private const int MaximumChain = 100;

    private readonly MappingNode _runs;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, Dictionary<string, YamlNode>?> _resolved = new(StringComparer.Ordinal);

    public BlockSections(MappingNode runs, DiagnosticBag diagnostics)
    {
        _runs = runs;
        _diagnostics = diagnostics;
        foreach (MappingEntry entry in runs.Entries) Resolve(entry.Key, []);
    }

    /// <summary>The keys of a block with their values; null when the block is no mapping or its <c>like</c> leads nowhere.</summary>
    public IReadOnlyDictionary<string, YamlNode>? Of(string block) => _resolved.GetValueOrDefault(block);

    private Dictionary<string, YamlNode>? Resolve(string block, List<string> path)
    {
        if (_resolved.TryGetValue(block, out var known)) return known;
        YamlNode node = _runs.Find(block)!.Value;
        path.Add(block);
        Dictionary<string, YamlNode>? values = Read(node, path);
        path.RemoveAt(path.Count - 1);
        _resolved[block] = values;
        return values;
    }

    private Dictionary<string, YamlNode>? Read(YamlNode node, List<string> path)
    {
        if (Section.Of(node, _diagnostics, Keys) is not { } section) return null;
        Dictionary<string, YamlNode> values = Keys.Where(key => key != Like && section[key] is not null)
            .ToDictionary(key => key, key => section[key]!, StringComparer.Ordinal);
        if (section[Like] is not { } like) return values;
        if (like is not ScalarNode scalar || _runs.Find(scalar.Text) is null)
        {
            string name = like is ScalarNode text ? text.Text : "";
            string message = like is ScalarNode ? $"there is no block '{ScalarNode.Shorten(name)}' to be like." : $"expected the name of a block, found {like.Kind}.";
            _diagnostics.Add(like, message, DidYouMean.SentenceOrList(name, Others(path), "The other blocks are"));
            return null;
        }

        int first = path.IndexOf(scalar.Text);
        if (first >= 0)
        {
            _diagnostics.Add(like, $"blocks are like each other in a circle: {string.Join(" → ", path.Skip(first).Append(scalar.Text))}.", "Give one of them a model of its own, without 'like:'.");
            return null;
        }

        if (path.Count > MaximumChain)
        {
            _diagnostics.Add(like, $"blocks are like each other in a chain of more than {MaximumChain}.", "Let them be like one block.");
            return null;
        }

        if (Resolve(scalar.Text, path) is not { } other) return null;
        foreach (var (key, value) in other) values.TryAdd(key, value);
        return values;
    }

    private string[] Others(List<string> path) => [.. _runs.Entries.Select(entry => entry.Key).Except(path)];
}
