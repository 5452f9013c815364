using System.Globalization;
using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Experiments.Yaml;

/// <summary>A node of the experiment file with its place. An aliased node is one object, however often it is referred to.</summary>
internal abstract class YamlNode(SourceSpan span)
{
    private YamlNode? _parent;
    private string _step = "";

    public SourceSpan Span { get; } = span;

    /// <summary>Number of nodes after all aliases are followed; saturates.</summary>
    public long ExpandedCount { get; protected init; } = 1;

    /// <summary>Nesting below this node after all aliases are followed.</summary>
    public int Height { get; protected init; }

    /// <summary>What it is, for "expected a list, found ...".</summary>
    public abstract string Kind { get; }

    /// <summary>Whether it is an empty value, <c>null</c> or <c>~</c>.</summary>
    public virtual bool IsNull => false;

    /// <summary><c>runs.simulation.at[2]</c>: where the node was written; an aliased node keeps the place of its anchor.</summary>
    public string Path => _parent is null ? "" : Join(_parent.Path, _step);

    /// <summary>The path of a key below this node.</summary>
    public string PathOf(string key) => Join(Path, key);

    public static string Join(string path, string step) =>
        path.Length == 0 || step.StartsWith('[') ? path + step : $"{path}.{step}";

    protected void Adopt(YamlNode child, string key)
    {
        if (child._parent is not null) return;
        child._parent = this;
        child._step = key;
    }

    protected void Adopt(YamlNode child, int index) => Adopt(child, string.Create(CultureInfo.InvariantCulture, $"[{index}]"));

    /// <summary>Gives the node another place: it is new, or a copy that an override made.</summary>
    public void MoveTo(YamlNode parent, string key)
    {
        _parent = parent;
        _step = key;
    }

    protected static long Sum(IEnumerable<YamlNode> children)
    {
        long sum = 1;
        foreach (YamlNode child in children) sum = Math.Min(sum + child.ExpandedCount, long.MaxValue / 4);
        return sum;
    }
}
