using System.Globalization;
using Microsoft.VisualBasic.FileIO;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Comparison;

/// <summary>The curves of a results folder as <c>curves.csv</c> has them.</summary>
internal sealed class StoredCurves
{
    private static readonly string[] After = ["replica", "clock", "time", "observable", "value"];

    private readonly Dictionary<StoredCurveKey, Dictionary<double, double>> _curves = [];

    private StoredCurves()
    {
    }

    /// <summary>Values by time; the curves in the order of the file.</summary>
    public IReadOnlyDictionary<StoredCurveKey, Dictionary<double, double>> Curves => _curves;

    /// <exception cref="StoreException">The file is missing or damaged.</exception>
    public static StoredCurves Read(string folder)
    {
        string path = Path.Combine(folder, "curves.csv");
        int row = 1;
        try
        {
            using StreamReader reader = new(path);
            string[] columns = Cells(reader.ReadLine() ?? "");
            if (columns.Length < 6 || columns[0] != "block" || !columns.AsSpan(columns.Length - 5).SequenceEqual(After)) throw new FormatException("its first row does not name its columns.");
            StoredCurves curves = new();
            while (reader.ReadLine() is { } line)
            {
                row++;
                curves.Add(columns, Cells(line));
            }

            return curves;
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException or IndexOutOfRangeException)
        {
            throw new StoreException(string.Create(CultureInfo.InvariantCulture, $"{path}, row {row}, cannot be read: {exception.Message} 'slab collect FILE' writes it again."), exception);
        }
    }

    private void Add(string[] columns, string[] cells)
    {
        int first = columns.Length - After.Length;
        var point = Enumerable.Range(1, first - 1).Where(i => cells[i].Length > 0).Select(i => $"{columns[i]} = {cells[i]}").Order(StringComparer.Ordinal);
        StoredCurveKey key = new(cells[0], string.Join(", ", point), cells[first], cells[first + 3]);
        if (!_curves.TryGetValue(key, out var curve)) _curves[key] = curve = [];
        curve[Number(cells[first + 2])] = Number(cells[first + 4]);
    }

    private static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string[] Cells(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal)) return line.Split(',');
        using TextFieldParser parser = new(new StringReader(line)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        return parser.ReadFields() ?? [];
    }
}
