using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>A mapping of which all keys are known; others are reported. A key without a value counts as not given.</summary>
internal sealed class Section
{
    private readonly MappingNode _node;

    private Section(MappingNode node) => _node = node;

    public MappingNode Node => _node;

    /// <summary>The value of a key.</summary>
    public YamlNode? this[string key] => _node.Find(key)?.Value is { IsNull: false } value ? value : null;

    /// <summary>Reads a mapping with these keys; null after reporting that it is none.</summary>
    public static Section? Of(YamlNode node, DiagnosticBag diagnostics, IReadOnlyCollection<string> keys, Func<string, bool>? others = null)
    {
        if (node is not MappingNode mapping)
        {
            diagnostics.Add(node, $"expected a mapping, found {node.Kind}.", $"Its keys are {string.Join(", ", keys)}.");
            return null;
        }

        foreach (MappingEntry entry in mapping.Entries)
        {
            if (keys.Contains(entry.Key) || others?.Invoke(entry.Key) == true) continue;
            diagnostics.Add(entry.KeySpan, mapping.Path, $"unknown key '{ScalarNode.Shorten(entry.Key)}'.", KeyHints.For(entry, keys));
        }

        return new Section(mapping);
    }
}
