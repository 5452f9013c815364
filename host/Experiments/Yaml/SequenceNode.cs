using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Experiments.Yaml;

/// <summary>A list.</summary>
internal sealed class SequenceNode : YamlNode
{
    public SequenceNode(SourceSpan span, IReadOnlyList<YamlNode> items)
        : base(span)
    {
        Items = items;
        ExpandedCount = Sum(items);
        Height = items.Count == 0 ? 1 : 1 + items.Max(item => item.Height);
        for (int i = 0; i < items.Count; i++) Adopt(items[i], i);
    }

    public IReadOnlyList<YamlNode> Items { get; }

    public override string Kind => "a list";
}
