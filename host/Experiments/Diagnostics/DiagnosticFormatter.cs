using System.Globalization;
using System.Text;

namespace ScalingLab.Host.Experiments.Diagnostics;

/// <summary>Turns diagnostics into plain text: place, message, remedy, and the line with a caret below.</summary>
internal static class DiagnosticFormatter
{
    private const int FrameWidth = 120;

    /// <summary>One paragraph per problem and a closing line with their number.</summary>
    public static string Format(IReadOnlyList<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (Diagnostic diagnostic in diagnostics) Append(text, diagnostic);
        string problems = diagnostics.Count == 1 ? "1 problem" : string.Create(CultureInfo.InvariantCulture, $"{diagnostics.Count} problems");
        return text.Append(problems).Append("; nothing was run\n").ToString();
    }

    private static void Append(StringBuilder text, Diagnostic diagnostic)
    {
        text.Append(diagnostic.File);
        if (diagnostic.Line > 0 && !diagnostic.Span.Source.IsOverride) text.Append(CultureInfo.InvariantCulture, $":{diagnostic.Line}");
        if (diagnostic.Line > 0) text.Append(CultureInfo.InvariantCulture, $":{diagnostic.Column}");
        text.Append(": ");
        if (diagnostic.Path.Length > 0) text.Append(Printable(diagnostic.Path)).Append(": ");
        text.Append(Printable(diagnostic.Message));
        if (diagnostic.Remedy.Length > 0) text.Append(' ').Append(Printable(diagnostic.Remedy));
        text.Append('\n');
        if (diagnostic.Line > 0) AppendFrame(text, diagnostic);
    }

    private static void AppendFrame(StringBuilder text, Diagnostic diagnostic)
    {
        string margin = diagnostic.Span.Source.IsOverride
            ? diagnostic.File
            : diagnostic.Line.ToString(CultureInfo.InvariantCulture).PadLeft(4);
        string line = diagnostic.Span.Source.Line(diagnostic.Line);
        int column = Math.Clamp(diagnostic.Column - 1, 0, line.Length);
        int length = Math.Clamp(diagnostic.Span.Length, 1, Math.Max(1, line.Length - column));
        int start = column > FrameWidth * 2 / 3 && line.Length > FrameWidth ? Math.Min(column - (FrameWidth / 3), line.Length - FrameWidth) : 0;
        int end = Math.Min(line.Length, start + FrameWidth);
        string before = start > 0 ? "..." : "";
        string after = end < line.Length ? "..." : "";
        length = Math.Max(1, Math.Min(length, end - column));
        text.Append(margin).Append(" | ").Append(before).Append(Printable(line[start..end])).Append(after).Append('\n');
        text.Append(' ', margin.Length).Append(" | ").Append(' ', before.Length + column - start).Append('^', length).Append('\n');
    }

    private static string Printable(string line) =>
        line.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && !line.Contains('\u007f')
            ? line
            : string.Concat(line.Select(character => char.IsControl(character) ? ' ' : character));
}
