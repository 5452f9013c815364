using System.Text.RegularExpressions;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Parameters;

/// <summary>Reads a scalar of which only the text says what it is: a parameter or a swept value.</summary>
internal static partial class UntypedScalar
{
    /// <summary>The value of a scalar without expressions.</summary>
    /// <exception cref="ExpressionException">It is nothing, or looks like a number and is none.</exception>
    public static Value Read(ScalarNode node)
    {
        string text = node.Text;
        if (node.IsNull) throw new ExpressionException(0, 1, "has no value.", "Give a number, a text or true/false.");
        if (node.IsQuoted) return new Value(text);
        if (NumberText.TryParseWithPower(text, out double number))
        {
            return double.IsFinite(number)
                ? new Value(number)
                : throw new ExpressionException(0, text.Length, $"'{ScalarNode.Shorten(text)}' is too large for a number.");
        }

        if (NumberText.TryParseNonFinite(text, out _))
            throw new ExpressionException(0, text.Length, $"'{text}' is not a finite number.", "Quote it if it is a text.");
        return text switch
        {
            "true" or "True" or "TRUE" => new Value(true),
            "false" or "False" or "FALSE" => new Value(false),
            _ when LooksLikeNumber(text) => throw new ExpressionException(
                0, text.Length, $"'{ScalarNode.Shorten(text)}' is not a number.", $"{NumberRemedy(text)} Quote it if it is a text."),
            _ => new Value(text),
        };
    }

    /// <summary>How a faulty number should be written.</summary>
    public static string NumberRemedy(string text)
    {
        if (text.Count(',') == 1 && NumberText.TryParse(text.Replace(',', '.'), out _)) return $"Write the decimal point as '.': {text.Replace(',', '.')}.";
        if (text.Contains('_') && NumberText.TryParse(text.Replace("_", ""), out _)) return $"Write it without separators: {text.Replace("_", "")}.";
        if (text.Contains('*', StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal) || text.Contains('(', StringComparison.Ordinal))
            return $"Write an expression as \"${{{ScalarNode.Shorten(text)}}}\".";
        if (NumberWithUnit().Match(text) is { Success: true } match && NumberText.TryParseWithPower(match.Groups[1].Value, out _))
            return $"Write the number alone, without '{match.Groups[2].Value}': {match.Groups[1].Value}. 'slab describe' tells the units of options.";
        return "Write a number as 10, 1e-3 or 2^10, an expression as \"${...}\".";
    }

    /// <summary>A letter alone right after a number may be a factor and not a unit, as in 10k.</summary>
    [GeneratedRegex(@"^([-+]?[0-9.]+(?:[eE][-+]?[0-9]+|\^[0-9]+)?)(?:\s+|(?=\p{L}{2}))(\p{L}{1,12})$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberWithUnit();

    private static bool LooksLikeNumber(string text) =>
        char.IsAsciiDigit(text[0]) || (text.Length > 1 && text[0] is '-' or '+' or '.' && (char.IsAsciiDigit(text[1]) || text[1] == '.'));
}
