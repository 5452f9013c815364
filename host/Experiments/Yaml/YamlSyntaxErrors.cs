using System.Text.RegularExpressions;
using ScalingLab.Host.Experiments.Diagnostics;
using YamlDotNet.Core;

namespace ScalingLab.Host.Experiments.Yaml;

/// <summary>Says a YAML syntax error in the user's terms.</summary>
internal static partial class YamlSyntaxErrors
{
    /// <param name="source">The text that is not YAML.</param>
    /// <param name="exception">What the parser says of it; null when it says nothing of use.</param>
    /// <param name="diagnostics">Where to say it.</param>
    public static void Report(SourceText source, YamlException? exception, DiagnosticBag diagnostics)
    {
        if (ReportTabs(source, diagnostics)) return;
        if (OpenDelimiter.Find(source.Text) is { } open)
        {
            string word = open.Character is '"' or '\'' ? "quote" : "bracket";
            diagnostics.Add(new SourceSpan(source, open.Line, open.Column, 1), "", $"the {word} {open.Character} is never closed.", $"Close it with {open.Closer}.");
            return;
        }

        if (exception is null)
        {
            diagnostics.Add(SourceSpan.Whole(source), "", "is not valid YAML.", "Check quotes, brackets and indentation.");
            return;
        }

        int line = Math.Max(1, (int)exception.Start.Line);
        int column = Math.Max(1, (int)exception.Start.Column);
        while (line > 1 && string.IsNullOrWhiteSpace(source.Line(line)))
        {
            // What is missing at the end is missed after the last text, not in the empty lines below it.
            line--;
            column = Math.Max(1, source.Line(line).TrimEnd().Length);
        }

        if (ReportMissingColon(source, line, diagnostics)) return;
        var span = new SourceSpan(source, line, column, 1);
        string text = source.Line(line);
        diagnostics.Add(span, "", $"is not valid YAML: {Sentence(exception)}", Remedy(text, column));
    }

    private static bool ReportTabs(SourceText source, DiagnosticBag diagnostics)
    {
        bool any = false;
        int number = 0;
        foreach (string line in source.Text.Split('\n'))
        {
            number++;
            int tab = line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).IndexOf('\t');
            if (tab < 0 || line.AsSpan().IsWhiteSpace()) continue;
            diagnostics.Add(new SourceSpan(source, number, tab + 1, 1), "", "a tab in the indentation.", "YAML indents with spaces only.");
            any = true;
        }

        return any;
    }

    /// <summary>The parser takes a key without a colon for the beginning of a longer text, and complains of the line after it.</summary>
    private static bool ReportMissingColon(SourceText source, int line, DiagnosticBag diagnostics)
    {
        for (int number = line; number >= Math.Max(1, line - 1); number--)
        {
            if (KeyWithoutColon().Match(source.Line(number)) is not { Success: true } match) continue;
            var (key, value) = (match.Groups[1], match.Groups[2]);
            diagnostics.Add(
                new SourceSpan(source, number, key.Index + 1, value.Index + value.Length - key.Index), "", $"there is no ': ' between '{key.Value}' and '{value.Value}'.", $"Write {key.Value}: {value.Value}.");
            return true;
        }

        return false;
    }

    private static string Sentence(YamlException exception)
    {
        string message = exception.Message;

        // "(Line: 3, Col: 5, Idx: 40) - (Line: ...): While parsing ..., did not find ..."
        int end = message.LastIndexOf("): ", StringComparison.Ordinal);
        if (message.StartsWith('(') && end > 0) message = message[(end + 3)..];
        message = message.Trim().TrimEnd('.').Replace("  ", " ", StringComparison.Ordinal);
        return message.Length == 0 ? "it ends unexpectedly." : $"{char.ToLowerInvariant(message[0])}{message.AsSpan(1)}.";
    }

    private static string Remedy(string line, int column)
    {
        int expression = line.IndexOf("${", StringComparison.Ordinal);
        if (expression >= 0 && !IsInQuotes(line, expression))
        {
            if (line.AsSpan(0, expression).IndexOfAny('{', '[') >= 0) return "Inside { } and [ ] quote an expression: \"${...}\".";
            if (line.AsSpan(expression).Contains(": ", StringComparison.Ordinal)) return "Quote an expression that contains ': '.";
        }

        if (IndexedName().Match(line) is { Success: true } name && !IsInQuotes(line, name.Index))
            return $"Inside {{ }} quote a name with an index: \"{name.Value}\".";
        if (column <= line.Length && line[column - 1] is '@' or '`' or '%') return $"Quote a text that starts with '{line[column - 1]}'.";
        if (!line.Contains('{', StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal) && line.IndexOf(": ", StringComparison.Ordinal) != line.LastIndexOf(": ", StringComparison.Ordinal))
            return "Quote a text that contains ': '.";
        return "Check the indentation, and that every quote and bracket is closed.";
    }

    [GeneratedRegex(@"^\s*([a-z][a-z0-9-]*)(?:\s+|:)([^\s:#]+)\s*(#.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyWithoutColon();

    [GeneratedRegex(@"[a-z][a-z0-9-]*\[[0-9, ]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex IndexedName();

    private static bool IsInQuotes(string line, int position) =>
        line.AsSpan(0, position).Count('"') % 2 == 1 || line.AsSpan(0, position).Count('\'') % 2 == 1;
}
