using System.Globalization;
using ScalingLab.Host.Experiments.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScalingLab.Host.Experiments.Yaml;

/// <summary>
/// Builds the node tree from YamlDotNet's events. (Its own representation model stops at the first duplicate key, and hashes keys through
/// their aliases, which a small file can make exponential.)
/// </summary>
internal sealed class YamlTreeReader
{
    private const int MaximumDepth = 64;
    private const long MaximumNodes = 1_000_000;

    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly IParser _parser;
    private readonly Dictionary<string, YamlNode?> _anchors = new(StringComparer.Ordinal);
    private bool _hasFaultyAlias;

    private YamlTreeReader(SourceText source, string text, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>The root node; null when the text is not YAML, is empty or holds several documents, which is then reported.</summary>
    public static YamlNode? Read(SourceText source, DiagnosticBag diagnostics) => Read(source, source.Text, diagnostics);

    /// <summary>Reads a text of which every character is at the same place as in the source.</summary>
    public static YamlNode? Read(SourceText source, string text, DiagnosticBag diagnostics)
    {
        int before = diagnostics.Count;
        try
        {
            var reader = new YamlTreeReader(source, text, diagnostics);
            YamlNode? root = reader.ReadDocument();
            return reader._hasFaultyAlias ? null : root;
        }
        catch (TreeTooLargeException)
        {
            return null;
        }
        catch (YamlException exception)
        {
            YamlSyntaxErrors.Report(source, exception, diagnostics);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // YamlDotNet's scanner throws other exceptions on some malformed texts; they are syntax errors to the user all the same.
            if (diagnostics.Count == before) YamlSyntaxErrors.Report(source, null, diagnostics);
            return null;
        }
    }

    private YamlNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _diagnostics.Add(SourceSpan.Whole(_source), "", "the file is empty.", "An experiment needs at least 'experiment:' and 'runs:'.");
            return null;
        }

        YamlNode root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out DocumentStart? second))
        {
            _diagnostics.Add(
                Span(second.Start, second.End), "", "a second document starts here.", "One file is one experiment: remove the '---' or split the file.");
            return null;
        }

        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        if (depth > MaximumDepth)
        {
            _diagnostics.Add(
                Span(_parser.Current!.Start, _parser.Current.End), "", $"the nesting is deeper than {MaximumDepth} levels.", "Nest less.");
            throw new TreeTooLargeException();
        }

        YamlNode node = _parser.Current switch
        {
            AnchorAlias alias => ReadAlias(alias),
            Scalar scalar => ReadScalar(scalar),
            SequenceStart start => ReadSequence(start, depth),
            MappingStart start => ReadMapping(start, depth),
            var other => throw new YamlException(other!.Start, other.End, "unexpected content."),
        };
        if (node.ExpandedCount > MaximumNodes || node.Height > MaximumDepth)
        {
            _diagnostics.Add(
                node.Span, "", "its aliases (*name) expand to more than 1,000,000 values or 64 levels.", "Refer to large anchors less often.");
            throw new TreeTooLargeException();
        }

        return node;
    }

    private YamlNode ReadAlias(AnchorAlias alias)
    {
        _parser.MoveNext();
        string name = alias.Value.Value;
        SourceSpan span = Span(alias.Start, alias.End);
        if (_anchors.TryGetValue(name, out YamlNode? node))
        {
            if (node is not null) return node;
            _diagnostics.Add(span, "", $"the anchor '&{name}' contains itself.", "An alias cannot stand inside the value it stands for.");
        }
        else
        {
            string hint = DidYouMean.Sentence(name, _anchors.Keys);
            _diagnostics.Add(span, "", $"the alias '*{name}' has no anchor '&{name}' before it.", hint.Length > 0 ? hint : "Quote the text if it is not an alias.");
        }

        _hasFaultyAlias = true;
        return new ScalarNode(span, "", isQuoted: false, offset: -1);
    }

    private ScalarNode ReadScalar(Scalar scalar)
    {
        _parser.MoveNext();
        bool quoted = scalar.Style != ScalarStyle.Plain || (!scalar.Tag.IsEmpty && scalar.Tag.Value == "tag:yaml.org,2002:str");
        SourceSpan span = Span(scalar.Start, scalar.End);
        RejectTag(scalar, span);
        var node = new ScalarNode(span, scalar.Value, quoted, Offset(scalar));
        Remember(scalar, node);
        return node;
    }

    private SequenceNode ReadSequence(SequenceStart start, int depth)
    {
        _parser.MoveNext();
        Announce(start);
        List<YamlNode> items = [];
        while (_parser.Current is not SequenceEnd) items.Add(ReadNode(depth + 1));
        _parser.MoveNext();
        SourceSpan span = Span(start.Start, start.End);
        RejectTag(start, span);
        var node = new SequenceNode(span, items);
        Remember(start, node);
        return node;
    }

    private MappingNode ReadMapping(MappingStart start, int depth)
    {
        _parser.MoveNext();
        Announce(start);
        Dictionary<string, MappingEntry> own = new(StringComparer.Ordinal);
        List<MappingEntry> entries = [];
        List<YamlNode> merged = [];
        while (_parser.Current is not MappingEnd)
        {
            bool plain = _parser.Current is Scalar { Style: ScalarStyle.Plain };
            YamlNode key = ReadNode(depth + 1);
            YamlNode value = ReadNode(depth + 1);
            if (key is not ScalarNode name)
            {
                _diagnostics.Add(key.Span, "", $"a key must be a word, found {key.Kind}.", "Quote it, or check the brackets: an expression inside { } is written \"${...}\".");
            }
            else if (plain && name.Text == "<<")
            {
                merged.Add(value);
            }
            else if (own.TryGetValue(name.Text, out MappingEntry? first))
            {
                _diagnostics.Add(
                    name.Span,
                    "",
                    string.Create(CultureInfo.InvariantCulture, $"the key '{ScalarNode.Shorten(name.Text)}' is given twice; the first is in line {first.KeySpan.Line}."),
                    "Remove one of them.");
            }
            else
            {
                var entry = new MappingEntry(name.Text, name.Span, value);
                own.Add(name.Text, entry);
                entries.Add(entry);
            }
        }

        _parser.MoveNext();
        foreach (YamlNode value in merged) Merge(value, own, entries);
        SourceSpan span = Span(start.Start, start.End);
        RejectTag(start, span);
        var node = new MappingNode(span, entries);
        Remember(start, node);
        return node;
    }

    private void Merge(YamlNode value, Dictionary<string, MappingEntry> own, List<MappingEntry> entries)
    {
        switch (value)
        {
            case MappingNode mapping:
                entries.AddRange(mapping.Entries.Where(entry => own.TryAdd(entry.Key, entry)));
                break;
            case SequenceNode sequence when sequence.Items.All(item => item is MappingNode):
                foreach (YamlNode item in sequence.Items) Merge(item, own, entries);
                break;
            default:
                _diagnostics.Add(value.Span, "", $"'<<' merges a mapping or a list of mappings, found {value.Kind}.", "Write '<<: *anchor'.");
                break;
        }
    }

    private void Announce(NodeEvent start)
    {
        if (!start.Anchor.IsEmpty) _anchors[start.Anchor.Value] = null;
    }

    private void Remember(NodeEvent start, YamlNode node)
    {
        if (!start.Anchor.IsEmpty) _anchors[start.Anchor.Value] = node;
    }

    private void RejectTag(NodeEvent node, SourceSpan span)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific || node.Tag.Value.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal)) return;
        _diagnostics.Add(span, "", $"the tag '{ScalarNode.Shorten(node.Tag.Value)}' has no meaning here.", "Remove it; quote the text if it starts with '!'.");
    }

    private int Offset(Scalar scalar)
    {
        int start = (int)scalar.Start.Index;
        int quote = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0;
        bool asWritten = start + quote + scalar.Value.Length <= _source.Text.Length
            && _source.Text.AsSpan(start + quote, scalar.Value.Length).SequenceEqual(scalar.Value);
        return asWritten && scalar.Style != ScalarStyle.Literal && scalar.Style != ScalarStyle.Folded ? quote : -1;
    }

    private SourceSpan Span(Mark start, Mark end) => new(
        _source,
        Math.Max(1, (int)start.Line),
        Math.Max(1, (int)start.Column),
        end.Line == start.Line ? Math.Max(1, (int)(end.Index - start.Index)) : 1);

    /// <summary>Ends the reading after the reason has been reported.</summary>
    private sealed class TreeTooLargeException : Exception;
}
