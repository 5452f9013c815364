using System.Buffers;
using System.Globalization;

namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>Numbers as they are written: <c>10</c>, <c>-1e-3</c>, <c>.5</c>, <c>2^10</c>; always decimal, never with separators.</summary>
internal static class NumberText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789+-.eE");

    public static bool TryParse(string text, out double number)
    {
        number = 0;
        return text.AsSpan().IndexOfAnyExcept(Characters) < 0 && double.TryParse(text, Style, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A number or a power of two numbers.</summary>
    public static bool TryParseWithPower(string text, out double number)
    {
        int power = text.IndexOf('^');
        if (power < 0) return TryParse(text, out number);
        number = 0;
        if (!TryParse(text[..power].Trim(), out double radix) || !TryParse(text[(power + 1)..].Trim(), out double exponent)) return false;
        number = radix < 0 && text[0] == '-' ? -Math.Pow(-radix, exponent) : Math.Pow(radix, exponent);
        return true;
    }

    /// <summary><c>inf</c>, <c>-inf</c>, <c>nan</c> in the spellings of YAML and of programs.</summary>
    public static bool TryParseNonFinite(string text, out double number)
    {
        string plain = text.TrimStart('+', '-').TrimStart('.').ToLowerInvariant();
        number = plain switch
        {
            "inf" or "infinity" or "∞" => text.StartsWith('-') ? double.NegativeInfinity : double.PositiveInfinity,
            "nan" => double.NaN,
            _ => 0,
        };
        return number != 0;
    }

    /// <summary>The whole number that a value stands for up to rounding (10³ computed as 999.9999999999999).</summary>
    public static bool TryWhole(double value, out double whole)
    {
        whole = Math.Round(value);
        return double.IsFinite(value) && Math.Abs(value - whole) <= 1e-12 * Math.Abs(whole);
    }
}
