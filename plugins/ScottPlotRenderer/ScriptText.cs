using System.Text;

namespace ScalingLab.ScottPlotRenderer;

/// <summary>
/// Labels with sub- and superscripts in Unicode, since ScottPlot draws plain text: <c>10^-3</c> is 10⁻³. What Unicode lacks stays on the line: <c>ε_g</c> is ε_g.
/// </summary>
internal static class ScriptText
{
    private const string Plain = "0123456789+-−=()ni", Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ";
    private const string PlainLow = "0123456789+-−=()aeoxhklmnpstijruv", Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ";

    public static string Of(string label)
    {
        StringBuilder text = new();
        for (int i = 0; i < label.Length; i++)
        {
            if (label[i] == '\\' && i + 1 < label.Length) text.Append(label[++i]);
            else if (label[i] is '_' or '^' && Argument(label, i + 1) is var (argument, end) && argument != "")
            {
                text.Append(label[i] == '^' ? Translate(argument, Plain, Raised, '^') : Translate(argument, PlainLow, Lowered, '_'));
                i = end - 1;
            }
            else text.Append(label[i]);
        }

        return text.ToString();
    }

    /// <summary>10 with an exponent, for ticks.</summary>
    public static string PowerOfTen(int exponent) => "10" + Translate(exponent.ToString(System.Globalization.CultureInfo.InvariantCulture), Plain, Raised, '^');

    private static string Translate(string text, string from, string to, char mark)
    {
        if (text.All(letter => from.Contains(letter))) return string.Concat(text.Select(letter => to[from.IndexOf(letter)]));
        return text.Length == 1 || text.All(char.IsLetterOrDigit) ? mark + text : $"{mark}({text})";
    }

    private static (string Argument, int End) Argument(string label, int start)
    {
        if (start < label.Length && label[start] == '{')
        {
            int close = label.IndexOf('}', start);
            return close < 0 ? ("", start) : (label[(start + 1)..close], close + 1);
        }

        int end = start;
        if (end < label.Length && label[end] is ('-' or '−' or '+')) end++;
        int digits = end;
        while (end < label.Length && char.IsLetterOrDigit(label[end])) end++;
        return end == digits ? ("", start) : (label[start..end], end);
    }
}
