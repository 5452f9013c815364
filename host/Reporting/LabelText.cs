using System.Text;

namespace ScalingLab.Host.Reporting;

/// <summary>
/// Labels with sub- and superscripts as physicists type them: <c>ε_g</c>, <c>λ_opt</c>, <c>10^-3</c>, <c>P^{−γ/2}</c>; a backslash takes the
/// next character literally.
/// </summary>
internal static class LabelText
{
    public static IReadOnlyList<TextRun> Parse(string label)
    {
        List<TextRun> runs = [];
        var text = new StringBuilder();
        int i = 0;
        while (i < label.Length)
        {
            char c = label[i];
            if (c == '\\' && i + 1 < label.Length)
            {
                text.Append(label[i + 1]);
                i += 2;
            }
            else if (c is '_' or '^' && ScriptEnd(label, i + 1) is var (start, end, next) && end > start)
            {
                Flush(runs, text, TextScript.Base);
                text.Append(Unescape(label[start..end]).Replace('-', '−'));
                Flush(runs, text, c == '_' ? TextScript.Sub : TextScript.Super);
                i = next;
            }
            else
            {
                text.Append(c);
                i++;
            }
        }

        Flush(runs, text, TextScript.Base);
        return runs;
    }

    /// <summary>Makes a text that is not a label, such as a parameter's name, safe inside one.</summary>
    public static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("^", "\\^", StringComparison.Ordinal);

    /// <summary>The label for readers of plain text: <c>ε_g</c>, <c>10^−3</c>, <c>P^(−γ/2)</c>.</summary>
    public static string Plain(string label) => string.Concat(Parse(label).Select(run => run.Script switch
    {
        TextScript.Base => run.Text,
        TextScript.Sub => "_" + Grouped(run.Text),
        _ => "^" + Grouped(run.Text),
    }));

    private static (int Start, int End, int Next) ScriptEnd(string label, int start)
    {
        if (start >= label.Length) return (start, start, start);
        if (label[start] == '{')
        {
            int close = label.IndexOf('}', start);
            return close < 0 ? (start, start, start) : (start + 1, close, close + 1);
        }

        int end = start;
        if (label[end] is '-' or '−' or '+') end++;
        int digits = end;
        while (end < label.Length && (char.IsLetterOrDigit(label[end]) || IsDecimalPoint(label, end))) end++;
        return end == digits ? (start, start, start) : (start, end, end);
    }

    private static bool IsDecimalPoint(string label, int at) =>
        label[at] == '.' && char.IsAsciiDigit(label[at - 1]) && at + 1 < label.Length && char.IsAsciiDigit(label[at + 1]);

    private static string Unescape(string text) => text.Replace("\\", "", StringComparison.Ordinal);

    private static string Grouped(string text) => text.Skip(1).All(char.IsLetterOrDigit) ? text : $"({text})";

    private static void Flush(List<TextRun> runs, StringBuilder text, TextScript script)
    {
        if (text.Length == 0) return;
        runs.Add(new TextRun(text.ToString(), script));
        text.Clear();
    }
}
