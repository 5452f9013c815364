using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Experiments.Yaml;

/// <summary>A text, number, truth value or nothing.</summary>
/// <param name="span">Where it is.</param>
/// <param name="text">Its value after YAML's unescaping.</param>
/// <param name="isQuoted">Whether it was written in quotes or as a block scalar.</param>
/// <param name="offset">Characters from the start of the span to the first of the value; -1 when the two differ by more than quotes.</param>
internal sealed class ScalarNode(SourceSpan span, string text, bool isQuoted, int offset) : YamlNode(span)
{
    public string Text { get; } = text;

    public bool IsQuoted { get; } = isQuoted;

    public override bool IsNull => !IsQuoted && (Text is "" or "~" or "null" or "Null" or "NULL");

    public override string Kind => IsNull ? "nothing" : IsQuoted ? $"the text \"{Shorten(Text)}\"" : $"'{Shorten(Text)}'";

    /// <summary>Where a part of the text is.</summary>
    public SourceSpan SpanAt(int start, int length) => offset < 0
        ? Span
        : Span with { Column = Span.Column + offset + start, Length = Math.Max(1, length) };

    /// <summary>A text as messages quote it.</summary>
    public static string Shorten(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 57)}...";
}
