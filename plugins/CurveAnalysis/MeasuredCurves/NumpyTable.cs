using System.Globalization;
using System.IO.Compression;
using ScalingLab.Numerics;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Reads NumPy arrays: of a .npy file the columns are 0, 1, ... of a vector or matrix; of a .npz file the names of its arrays, of a matrix name[0], name[1], ...
/// </summary>
internal static class NumpyTable
{
    public static MeasuredTable Read(string path)
    {
        string name = Path.GetFileName(path);
        List<(string Name, double[] Values)> columns = [];
        int held = 0;
        try
        {
            if (Path.GetExtension(path).Equals(".npz", StringComparison.OrdinalIgnoreCase))
            {
                using var archive = ZipFile.OpenRead(path);
                foreach (var entry in archive.Entries)
                {
                    using var compressed = entry.Open();
                    using MemoryStream stream = new();
                    CopyLimited(compressed, stream, MeasuredFile.LargestBytes - held, name);
                    held += (int)stream.Length;
                    stream.Position = 0;
                    string array = Path.GetFileNameWithoutExtension(entry.Name);
                    columns.AddRange(Columns(stream, $"{name}, {array}", column => column < 0 ? array : $"{array}[{column}]"));
                }
            }
            else
            {
                using var stream = File.OpenRead(path);
                columns.AddRange(Columns(stream, name, column => Math.Max(column, 0).ToString(CultureInfo.InvariantCulture)));
            }
        }
        catch (ArrayFileException exception)
        {
            throw new MeasuredFileException(exception.Message);
        }
        catch (InvalidDataException exception)
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

    /// <summary>What an archive says of its size need not be true.</summary>
    private static void CopyLimited(Stream from, MemoryStream to, int most, string name)
    {
        byte[] buffer = new byte[1 << 16];
        for (int count = from.Read(buffer); count > 0; count = from.Read(buffer))
        {
            if (to.Length + count > most) throw MeasuredFile.TooLarge(name);
            to.Write(buffer, 0, count);
        }
    }

    private static IEnumerable<(string, double[])> Columns(Stream stream, string array, Func<int, string> name)
    {
        var read = NpyReader.Read(stream, array);
        if (read.Shape.Count is 0 or > 2)
            throw new MeasuredFileException($"{array} has {read.Shape.Count} dimensions; curves are vectors or the columns of a matrix.");
        int rows = read.Shape[0], count = read.IsMatrix ? read.Shape[1] : 1;
        return Enumerable.Range(0, count).Select(column =>
            (name(read.IsMatrix ? column : -1), Enumerable.Range(0, rows).Select(row => read.Values[(row * count) + column]).ToArray()));
    }
}
