using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting;

/// <summary>Cells of the CSV files: invariant culture, quoted where RFC 4180 asks for it.</summary>
internal static class CsvText
{
    /// <summary>17 significant digits, which every reader turns back into the same number; empty for not a number.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("G17", CultureInfo.InvariantCulture);

    public static string Text(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The value of a swept parameter at a point; empty where the point does not have it.</summary>
    public static string Value(ParameterPoint point, string name) => point.TryGet(name, out var value) ? Text(value.ToString()) : "";
}
