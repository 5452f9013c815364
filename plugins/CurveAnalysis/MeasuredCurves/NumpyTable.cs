using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Reads NumPy arrays: of a .npy file the columns are 0, 1, ... of a vector or matrix; of a .npz file the names of its arrays, of a matrix name[0], name[1], ...
/// Format: numpy.lib.format, versions 1 to 3; little-endian floats and integers.
/// </summary>
internal static partial class NumpyTable
{
    public static MeasuredTable Read(string path)
    {
        string name = Path.GetFileName(path);
        List<(string Name, double[] Values)> columns = [];
        try
        {
            if (Path.GetExtension(path).Equals(".npz", StringComparison.OrdinalIgnoreCase))
            {
                using var archive = ZipFile.OpenRead(path);
                foreach (var entry in archive.Entries)
                {
                    using var stream = entry.Open();
                    string array = Path.GetFileNameWithoutExtension(entry.Name);
                    columns.AddRange(Columns(stream, name, entry.Name, column => column < 0 ? array : $"{array}[{column}]"));
                }
            }
            else
            {
                using var stream = File.OpenRead(path);
                columns.AddRange(Columns(stream, name, name, column => Math.Max(column, 0).ToString(CultureInfo.InvariantCulture)));
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new MeasuredFileException($"{name} is damaged: {exception.Message}");
        }

        int rows = columns.Count == 0 ? 0 : columns[0].Values.Length;
        if (columns.FirstOrDefault(column => column.Values.Length != rows) is { Name: { } odd, Values: { } values })
            throw new MeasuredFileException($"{name}: '{odd}' has {values.Length} values, but '{columns[0].Name}' has {rows}.");
        return new MeasuredTable(
            [.. columns.Select(column => column.Name)],
            [.. Enumerable.Range(0, rows).Select(row => columns.Select(column => (string?)column.Values[row].ToString("R", CultureInfo.InvariantCulture)).ToArray())],
            [.. Enumerable.Range(1, rows)]);
    }

    private static IEnumerable<(string, double[])> Columns(Stream stream, string file, string array, Func<int, string> name)
    {
        var start = new byte[8];
        stream.ReadExactly(start);
        if (start[0] != 0x93 || Encoding.ASCII.GetString(start, 1, 5) != "NUMPY")
            throw new MeasuredFileException($"{file}: '{array}' is not a NumPy array.");
        var length = new byte[start[6] == 1 ? 2 : 4];
        stream.ReadExactly(length);
        var header = new byte[length.Length == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(length) : BinaryPrimitives.ReadInt32LittleEndian(length)];
        stream.ReadExactly(header);
        string text = Encoding.UTF8.GetString(header);
        string type = TypePattern().Match(text).Groups[1].Value;
        int[] shape = [.. ShapePattern().Match(text).Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        if (shape.Length is 0 or > 2) throw new MeasuredFileException($"{file}: '{array}' has {shape.Length} dimensions; curves are vectors or the columns of a matrix.");
        (int size, Func<byte[], double> convert) = type switch
        {
            "<f8" => (8, (Func<byte[], double>)(bytes => BinaryPrimitives.ReadDoubleLittleEndian(bytes))),
            "<f4" => (4, bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes)),
            "<i8" => (8, bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes)),
            "<i4" => (4, bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes)),
            _ => throw new MeasuredFileException($"{file}: '{array}' has the type '{type}'; float64, float32, int64 and int32 in little-endian are read."),
        };
        int rows = shape[0], count = shape.Length == 2 ? shape[1] : 1;
        var columns = Enumerable.Range(0, count).Select(_ => new double[rows]).ToArray();
        bool byColumns = text.Contains("'fortran_order': True", StringComparison.Ordinal);
        var bytes = new byte[size];
        for (int i = 0; i < rows * count; i++)
        {
            stream.ReadExactly(bytes);
            if (byColumns) columns[i / rows][i % rows] = convert(bytes);
            else columns[i % count][i / count] = convert(bytes);
        }

        return columns.Select((values, column) => (name(shape.Length == 2 ? column : -1), values));
    }

    [GeneratedRegex("'descr':\\s*'([^']*)'", RegexOptions.CultureInvariant)]
    private static partial Regex TypePattern();

    [GeneratedRegex("'shape':\\s*\\(([^)]*)\\)", RegexOptions.CultureInvariant)]
    private static partial Regex ShapePattern();
}
