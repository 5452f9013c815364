using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Experiments.Yaml;

/// <summary>Keys with values, no key twice, merge keys applied.</summary>
internal sealed class MappingNode : YamlNode
{
    private readonly Dictionary<string, MappingEntry> _byKey;

    public MappingNode(SourceSpan span, IReadOnlyList<MappingEntry> entries)
        : base(span)
    {
        Entries = entries;
        _byKey = entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal);
        ExpandedCount = Sum(entries.Select(entry => entry.Value));
        Height = entries.Count == 0 ? 1 : 1 + entries.Max(entry => entry.Value.Height);
        foreach (MappingEntry entry in entries) Adopt(entry.Value, entry.Key);
    }

    public IReadOnlyList<MappingEntry> Entries { get; }

    public override string Kind => "a mapping";

    public MappingEntry? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The same mapping with one entry replaced or added; it has no place in a document yet.</summary>
    public MappingNode With(MappingEntry entry)
    {
        var copy = Entries.Any(old => old.Key == entry.Key)
            ? new MappingNode(Span, [.. Entries.Select(old => old.Key == entry.Key ? entry : old)])
            : new MappingNode(Span, [.. Entries, entry]);
        entry.Value.MoveTo(copy, entry.Key);
        return copy;
    }
}
