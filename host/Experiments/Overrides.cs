using System.Globalization;
using System.Text.RegularExpressions;
using ScalingLab.Host.Experiments.Blocks;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments;

/// <summary>Applies <c>--set path=value</c>: replaces or adds a value in the tree, so that everything after it is checked as if it stood in the file.</summary>
internal sealed partial class Overrides
{
    private const int MaximumSteps = 64;

    /// <summary>Mappings whose keys are chosen by the user: a new one there would be a slip of the pen, except in a sweep.</summary>
    private static readonly HashSet<string> FreeNames = ["parameters", "runs", "analyses", "figures"];

    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly MappingNode _root;
    private readonly Match[] _steps;

    private Overrides(SourceText source, string path, MappingNode root, DiagnosticBag diagnostics)
    {
        _source = source;
        _steps = [.. Step().Matches(path).Cast<Match>()];
        _root = root;
        _diagnostics = diagnostics;
    }

    /// <summary>The tree with all overrides; arguments with problems are reported and left out.</summary>
    public static MappingNode? Apply(MappingNode? root, IReadOnlyList<string> arguments, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            var source = new SourceText("--set", arguments[i], i + 1);
            int sign = arguments[i].IndexOf('=');
            string path = sign < 0 ? "" : arguments[i][..sign].Trim();
            if (Step().Count(path) is 0 or > MaximumSteps)
            {
                diagnostics.Add(new SourceSpan(source, 1, 1, Math.Max(1, arguments[i].Length)), "", "is not 'path=value'.", "Write --set parameters.eta=0.2.");
                continue;
            }

            // The path is blanked out, not cut off, so that places in the value are places in the argument.
            string padded = new string(' ', sign + 1) + arguments[i][(sign + 1)..];
            YamlNode? value = arguments[i].AsSpan(sign + 1).IsWhiteSpace()
                ? new ScalarNode(new SourceSpan(source, 1, sign + 1, 1), "", isQuoted: false, offset: -1)
                : YamlTreeReader.Read(source, padded, diagnostics);
            if (root is not null && value is not null) root = new Overrides(source, arguments[i][..sign], root, diagnostics).Set(value);
        }

        return root;
    }

    private MappingNode Set(YamlNode value) => Replace(_root, 0, value, []) as MappingNode ?? _root;

    /// <summary>The node with the value at the remaining steps; null after reporting why there is no such place.</summary>
    private YamlNode? Replace(YamlNode node, int index, YamlNode value, IReadOnlyList<string> walked)
    {
        if (index == _steps.Length) return value;
        string step = _steps[index].Value;
        return node switch
        {
            SequenceNode sequence => InSequence(sequence, index, value, walked),
            MappingNode mapping when !step.StartsWith('[') => InMapping(mapping, index, value, walked),
            ScalarNode { IsNull: true } scalar => InMapping(new MappingNode(scalar.Span, []), index, value, walked),
            ScalarNode scalar when IsComponent(walked) => InMapping(new MappingNode(scalar.Span, [new MappingEntry("use", scalar.Span, scalar)]), index, value, walked),
            _ => Fault(index, $"'{string.Join('.', walked)}' is {node.Kind} and has no '{ScalarNode.Shorten(step)}'.", ""),
        };
    }

    private YamlNode? InSequence(SequenceNode sequence, int index, YamlNode value, IReadOnlyList<string> walked)
    {
        string step = _steps[index].Value.Trim('[', ']');
        if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int position) || position >= sequence.Items.Count)
            return Fault(index, $"'{string.Join('.', walked)}' is a list of {sequence.Items.Count} and has no element '{ScalarNode.Shorten(step)}'.", sequence.Items.Count > 0 ? $"Its elements are [0] to [{sequence.Items.Count - 1}]." : "");
        if (Replace(sequence.Items[position], index + 1, value, [.. walked, _steps[index].Value]) is not { } replaced) return null;
        YamlNode[] items = [.. sequence.Items];
        items[position] = replaced;
        var copy = new SequenceNode(sequence.Span, items);
        replaced.MoveTo(copy, _steps[index].Value);
        return copy;
    }

    private MappingNode? InMapping(MappingNode mapping, int index, YamlNode value, IReadOnlyList<string> walked)
    {
        string step = _steps[index].Value;
        bool isLast = index == _steps.Length - 1;
        YamlNode? child = mapping.Find(step)?.Value ?? Inherited(mapping, step, walked, isLast);
        if (child is null && !MayAdd(mapping, step, index, walked)) return null;
        child ??= new MappingNode(Span(index), []);
        if (Replace(child, index + 1, value, [.. walked, step]) is not { } replaced) return null;
        return mapping.With(new MappingEntry(step, mapping.Find(step)?.KeySpan ?? Span(index), replaced));
    }

    private bool MayAdd(MappingNode mapping, string step, int index, IReadOnlyList<string> walked)
    {
        if (walked.Count == 0)
        {
            if (ExperimentAssembly.Keys.Contains(step)) return true;
            Fault(index, $"unknown key '{ScalarNode.Shorten(step)}'.", DidYouMean.SentenceOrList(step, ExperimentAssembly.Keys, "Possible are"));
            return false;
        }

        if (walked.Count > 1 || !FreeNames.Contains(walked[0])) return true;
        string[] names = [.. mapping.Entries.Select(entry => entry.Key)];
        Fault(index, $"there is no '{ScalarNode.Shorten(step)}' under '{walked[0]}:'.", DidYouMean.SentenceOrList(step, names, "There are"));
        return false;
    }

    /// <summary>What a block takes from the block it is <c>like</c>, so that one value of it can be set.</summary>
    private YamlNode? Inherited(MappingNode block, string key, IReadOnlyList<string> walked, bool isLast)
    {
        if (isLast || walked is not ["runs", _]) return null;
        for (int i = 0; i < 100 && block.Find(BlockSections.Like)?.Value is ScalarNode like; i++)
        {
            if ((_root.Find("runs")?.Value as MappingNode)?.Find(like.Text)?.Value is not MappingNode other) return null;
            if (other.Find(key)?.Value is { } value) return value;
            block = other;
        }

        return null;
    }

    private static bool IsComponent(IReadOnlyList<string> walked) => walked is ["runs", _, "model" or "data"] or ["runs", _, "observe", _];

    private MappingNode? Fault(int index, string message, string remedy)
    {
        _diagnostics.Add(Span(index), "", message, remedy);
        return null;
    }

    private SourceSpan Span(int index) => new(_source, 1, _steps[index].Index + 1, _steps[index].Length);

    [GeneratedRegex(@"\[[^\]]*\]|[^.\[\s][^.\[]*(?<!\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
