using System.Collections.Concurrent;
using System.Globalization;

namespace ScalingLab.CurveAnalysis;

/// <summary>Reads files of measured curves, each once, and takes rows from them.</summary>
internal static class MeasuredFile
{
    /// <summary>The largest file, decompressed: measured curves are small, and every cell of a table is held as a text.</summary>
    public const int LargestBytes = 32 << 20;

    private static readonly ConcurrentDictionary<(string Path, DateTime Written), MeasuredTable> Known = new();

    /// <summary>How many replicas the rows that the options select have; 1 without a column for them.</summary>
    /// <exception cref="MeasuredFileException">The file is not as it should be.</exception>
    public static int Replicas(MeasuredCurvesOptions options) => options.Replica is null ? 1 : Math.Max(1, ReplicaValues(options).Length);

    /// <summary>The rows of a replica that the options select.</summary>
    /// <exception cref="MeasuredFileException">The file is not as it should be, or has no such replica.</exception>
    public static MeasuredRow[] Rows(MeasuredCurvesOptions options, int replica = 0)
    {
        var table = Table(options.File);
        string name = Path.GetFileName(options.File);
        if (options.Replica is { } column)
        {
            string[] values = ReplicaValues(options);
            if (values.Length > 0 && replica >= values.Length)
                throw new MeasuredFileException($"{name} has {values.Length} values of '{column}' ({string.Join(", ", values)}), but this is replica {replica}; set replicas: {values.Length}.");
            if (values.Length > 0) options = options with { Replica = null, Where = new(options.Where) { [column] = values[replica] } };
        }

        int x = options.X is null ? -1 : Column(table, name, options.X), y = Column(table, name, options.Y);
        int model = options.ModelSize is null ? -1 : Column(table, name, options.ModelSize), data = options.DataSize is null ? -1 : Column(table, name, options.DataSize);
        var conditions = options.Where.Select(pair => (Column: Column(table, name, pair.Key), pair.Value)).ToArray();
        List<MeasuredRow> rows = [];
        for (int row = 0; row < table.Rows.Count; row++)
        {
            if (conditions.Any(condition => !Same(table.Rows[row][condition.Column], condition.Value))) continue;
            if (table.MayMissCells && new[] { x, y, model, data }.Any(column => column >= 0 && table.Rows[row][column] is null)) continue;
            var found = new MeasuredRow(
                x < 0 ? rows.Count + 1 : Number(table, name, row, x, options), Number(table, name, row, y, options),
                model < 0 ? double.NaN : Number(table, name, row, model, options), data < 0 ? double.NaN : Number(table, name, row, data, options));
            if (x >= 0 && rows.Count > 0 && found.X <= rows[^1].X)
            {
                string problem = found.X == rows[^1].X ? "is there already" : "comes after a larger one";
                throw new MeasuredFileException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}, line {table.Lines[row]}, column '{options.X}': the abscissa {found.X:R} {problem}; 'where' selects the rows of one curve, and they must be sorted."));
            }

            rows.Add(found);
        }

        string selection = string.Join(", ", options.Where.Select(pair => $"{pair.Key} = {pair.Value}"));
        return rows.Count > 0 ? [.. rows] : throw new MeasuredFileException(selection.Length > 0 ? $"{name} has no row with {selection}." : $"{name} has no rows of '{options.Y}'.");
    }

    /// <summary>The values of the replica column in the rows that the options select, in the order of the file.</summary>
    private static string[] ReplicaValues(MeasuredCurvesOptions options)
    {
        var table = Table(options.File);
        string name = Path.GetFileName(options.File);
        int replica = Column(table, name, options.Replica!);
        var conditions = options.Where.Select(pair => (Column: Column(table, name, pair.Key), pair.Value)).ToArray();
        return [.. table.Rows.Where(row => row[replica] is not null && conditions.All(condition => Same(row[condition.Column], condition.Value))).Select(row => row[replica]!.Trim()).Distinct()];
    }

    private static MeasuredTable Table(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestBytes }) throw TooLarge(Path.GetFileName(path));
            return Known.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), _ => Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".csv" or ".tsv" or ".txt" => CsvTable.Read(path),
                ".npy" or ".npz" => NumpyTable.Read(path),
                ".jsonl" or ".ndjson" => JsonLinesTable.Read(path),
                var other => throw new MeasuredFileException($"{Path.GetFileName(path)}: files that end in '{other}' are not read; .csv, .tsv, .npy, .npz and .jsonl are."),
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MeasuredFileException($"{Path.GetFileName(path)} cannot be read: {exception.Message}");
        }
    }

    public static MeasuredFileException TooLarge(string name) =>
        new($"{name} holds more than {LargestBytes >> 20} MiB, which is too much for measured curves. Thin it out, or keep only the columns that are used.");

    private static int Column(MeasuredTable table, string file, string column)
    {
        int index = Array.IndexOf(table.Columns, column);
        return index >= 0 ? index : throw new MeasuredFileException($"{file} has no column '{column}'; its columns are {string.Join(", ", table.Columns)}.");
    }

    private static double Number(MeasuredTable table, string file, int row, int column, MeasuredCurvesOptions options)
    {
        string? text = table.Rows[row][column];
        string place = $"{file}, line {table.Lines[row]}, column '{table.Columns[column]}'";
        if (string.IsNullOrWhiteSpace(text)) throw new MeasuredFileException($"{place}: the cell is empty.");
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value * options.Units.GetValueOrDefault(table.Columns[column], 1)
            : throw new MeasuredFileException($"{place}: '{text.Trim()}' is not a finite number.");
    }

    /// <summary>Texts are compared as numbers where both are.</summary>
    private static bool Same(string? cell, string wanted) =>
        cell is not null && (cell.Trim() == wanted
            || (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double first)
                && double.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out double second) && first == second));
}
