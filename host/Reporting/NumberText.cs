using System.Globalization;

namespace ScalingLab.Host.Reporting;

/// <summary>Numbers for readers: a few significant digits, in every culture alike.</summary>
internal static class NumberText
{
    private const double SmallestPlain = 1e-4;

    /// <summary>ASCII, for consoles and attributes: <c>-0.25</c>, <c>1.234e-7</c>.</summary>
    public static string Plain(double value, int digits)
    {
        if (NotFinite(value) is { } name) return name.Replace('−', '-').Replace("∞", "inf", StringComparison.Ordinal);
        var (mantissa, exponent) = Split(value, digits);
        return exponent is null ? mantissa : $"{mantissa}e{exponent.Value.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Label markup, for figures and pages: <c>−0.25</c>, <c>1.234×10^{−7}</c>.</summary>
    public static string Label(double value, int digits)
    {
        if (NotFinite(value) is { } name) return name;
        var (mantissa, exponent) = Split(value, digits);
        mantissa = mantissa.Replace('-', '−');
        if (exponent is null) return mantissa;
        string power = $"10^{{{exponent.Value.ToString(CultureInfo.InvariantCulture).Replace('-', '−')}}}";
        return mantissa switch
        {
            "1" => power,
            "−1" => "−" + power,
            _ => $"{mantissa}×{power}",
        };
    }

    private static string? NotFinite(double value) =>
        double.IsNaN(value) ? "nan" : double.IsPositiveInfinity(value) ? "∞" : double.IsNegativeInfinity(value) ? "−∞" : null;

    private static (string Mantissa, int? Exponent) Split(double value, int digits)
    {
        if (value == 0) return ("0", null);
        string scientific = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int e = scientific.IndexOf('E', StringComparison.Ordinal);
        int exponent = int.Parse(scientific.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        double rounded = double.Parse(scientific, CultureInfo.InvariantCulture);
        // A larger number would end in zeros that are not known.
        return Math.Abs(rounded) >= SmallestPlain && exponent < digits
            ? (rounded.ToString("0." + new string('#', Math.Max(0, digits - 1 - exponent)), CultureInfo.InvariantCulture), null)
            : (Trim(scientific[..e]), exponent);
    }

    private static string Trim(string mantissa) =>
        mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.TrimEnd('0').TrimEnd('.') : mantissa;
}
