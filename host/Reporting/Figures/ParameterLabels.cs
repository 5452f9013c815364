using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Figures;

/// <summary>Swept parameters as labels of a figure.</summary>
/// <param name="names">The labels of swept names that the figure calls otherwise.</param>
internal sealed class ParameterLabels(IReadOnlyDictionary<string, string> names)
{
    private const double LargestWholeNumber = 1e7;
    private const double SmallestPower = 1e4;

    public string Of(string name) => names.TryGetValue(name, out string? label) ? label : LabelText.Escape(name);

    /// <summary>Whole numbers in full, as sizes are; other numbers to five digits.</summary>
    public static string Of(ParameterValue value)
    {
        if (!value.IsNumber) return LabelText.Escape(value.ToString());
        double number = value.Number;
        bool whole = Math.Abs(number) < LargestWholeNumber && number == Math.Floor(number) && !IsLargePowerOfTen(number);
        return whole ? number.ToString("0", CultureInfo.InvariantCulture).Replace('-', '−') : ShortNumber(number);
    }

    public string Of(string name, ParameterValue value) => $"{Of(name)} = {Of(value)}";

    public string Of(ParameterPoint point) => string.Join(", ", point.Select(value => Of(value.Key, value.Value)));

    private static string ShortNumber(double number) => IsLargePowerOfTen(number)
        ? $"10^{{{Math.Log10(number).ToString("0", CultureInfo.InvariantCulture)}}}"
        : NumberText.Label(number, 5);

    private static bool IsLargePowerOfTen(double number) =>
        number >= SmallestPower && Math.Log10(number) is var power && power == Math.Floor(power);
}
