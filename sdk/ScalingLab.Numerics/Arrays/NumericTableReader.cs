using System.Globalization;

namespace ScalingLab.Numerics;

/// <summary>
/// Reads a table of numbers as text: one row a line, cells separated by tabs, semicolons, commas or, without any of these, by blanks; points as decimal
/// separators. Empty lines and lines that start with # are passed over, and so is a first line in which no cell is a number.
/// </summary>
public static class NumericTableReader
{
    /// <summary>Reads a whole stream.</summary>
    /// <param name="stream">Text in UTF-8.</param>
    /// <param name="name">What messages call the table: the file's name.</param>
    /// <returns>A matrix, rows × columns.</returns>
    /// <exception cref="ArrayFileException">A cell is not a number, or rows differ in length.</exception>
    public static NumericArray Read(Stream stream, string name)
    {
        using StreamReader reader = new(stream, leaveOpen: true);
        List<double> values = [];
        int columns = 0, rows = 0, line = 0;
        bool mayBeHeader = true;
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text) || text.StartsWith('#'))
                continue;
            string[] cells = Split(text);
            if (mayBeHeader && !cells.Any(cell => Number(cell) is not null))
            {
                mayBeHeader = false;
                continue;
            }

            mayBeHeader = false;
            if (rows > 0 && cells.Length != columns)
                throw new ArrayFileException(FormattableString.Invariant($"{name}, line {line}: {cells.Length} cells, but the row before has {columns}."));
            for (int column = 0; column < cells.Length; column++)
            {
                values.Add(Number(cells[column]) ?? throw new ArrayFileException(FormattableString.Invariant(
                    $"{name}, line {line}, cell {column + 1}: '{cells[column]}' is not a number; a table holds numbers only, under a header line at most.")));
            }

            columns = cells.Length;
            rows++;
        }

        return new NumericArray([.. values], rows, columns);
    }

    private static string[] Split(string text)
    {
        char separator = text.Contains('\t') ? '\t' : text.Contains(';') ? ';' : ',';
        return separator != ',' || text.Contains(',')
            ? text.Split(separator, StringSplitOptions.TrimEntries)
            : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    private static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
}
