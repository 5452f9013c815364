using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ScalingLab.Numerics;

/// <summary>Reads NumPy's .npy format (numpy.lib.format, versions 1 to 3): real numbers, integers and truth values, little-endian, in either order.</summary>
public static partial class NpyReader
{
    private const int ChunkElements = 8192;

    private delegate double Conversion(ReadOnlySpan<byte> bytes);

    /// <summary>Reads one array from a stream that stands at its beginning.</summary>
    /// <param name="stream">Left behind the last number.</param>
    /// <param name="name">What messages call the array: the file's name.</param>
    /// <returns>The array, whatever its number of dimensions, the last index running fastest; 64-bit integers above 2^53 are rounded.</returns>
    /// <exception cref="ArrayFileException">It is not such an array, or ends too early.</exception>
    public static NumericArray Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            var (shape, count, size, convert, isFortran) = Layout(stream, name);
            double[] values = Values(stream, count, size, convert);
            return new NumericArray(isFortran ? LastIndexFastest(values, shape) : values, shape);
        }
        catch (EndOfStreamException)
        {
            throw new ArrayFileException($"{name} is damaged: it ends before the NumPy array does.");
        }
    }

    /// <summary>Reads an array row by row, a row being all that belongs to one value of the first index, so that an array larger than memory can be read.</summary>
    /// <param name="stream">A stream that stands at the beginning of the array.</param>
    /// <param name="name">What messages call the array: the file's name.</param>
    /// <param name="begin">Gets the shape, before any row.</param>
    /// <param name="row">Gets each row with its index, in order, in a buffer that the next one overwrites; none where rows are empty. Returns whether it wants more.</param>
    /// <exception cref="ArrayFileException">It is not such an array, has its first index running fastest, or ends too early.</exception>
    public static void ReadRows(Stream stream, string name, Action<IReadOnlyList<int>> begin, NpyRow row)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(begin);
        ArgumentNullException.ThrowIfNull(row);
        int index = 0;
        try
        {
            string header = Header(stream, name);
            int[] shape = Shape(header, name);
            var (size, convert) = Element(TypePattern().Match(header).Groups[1].Value, name);
            if (shape.Length == 0) throw new ArrayFileException($"{name} is a single number and has no rows.");
            if (shape.Length > 1 && FortranPattern().IsMatch(header)) throw new ArrayFileException($"{name} has its first index running fastest; save it with order='C'.");
            double length = shape.Skip(1).Aggregate(1.0, (product, extent) => product * extent);
            if (length * size > Array.MaxLength) throw new ArrayFileException(FormattableString.Invariant($"{name}: a row would have {length} numbers, more than fit into memory."));
            begin(shape);
            if (length == 0) return;
            byte[] bytes = [];
            double[] values = [];
            for (; index < shape[0]; index++)
            {
                if (index == 0) (bytes, values) = (FirstRow(stream, (int)length * size), new double[(int)length]);
                else stream.ReadExactly(bytes);
                for (int i = 0; i < values.Length; i++) values[i] = convert(bytes.AsSpan(i * size, size));
                if (!row(index, values)) return;
            }
        }
        catch (EndOfStreamException)
        {
            throw new ArrayFileException(FormattableString.Invariant($"{name} is damaged: it ends in row {index + 1} of the NumPy array."));
        }
    }

    /// <summary>Memory is taken as the bytes come, so that a false promise of a header costs nothing.</summary>
    private static byte[] FirstRow(Stream stream, int length)
    {
        byte[] bytes = new byte[Math.Min(length, ChunkElements)];
        int count = 0;
        while (true)
        {
            stream.ReadExactly(bytes.AsSpan(count));
            count = bytes.Length;
            if (count == length) return bytes;
            Array.Resize(ref bytes, (int)Math.Min(length, 2L * count));
        }
    }

    private static (int[] Shape, int Count, int Size, Conversion Convert, bool IsFortran) Layout(Stream stream, string name)
    {
        string header = Header(stream, name);
        var (size, convert) = Element(TypePattern().Match(header).Groups[1].Value, name);
        int[] shape = Shape(header, name);
        double count = shape.Aggregate(1.0, (product, extent) => product * extent);
        if (count > Array.MaxLength || (stream.CanSeek && count * size > stream.Length - stream.Position))
            throw new ArrayFileException(FormattableString.Invariant($"{name}: the header promises {count} numbers, more than the file holds."));
        return (shape, (int)count, size, convert, FortranPattern().IsMatch(header));
    }

    private static int[] Shape(string header, string name) => ShapePattern().Match(header) is { Success: true } match
        ?
        [
            .. match.Groups[1].Value
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(extent => int.TryParse(extent, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                    ? count
                    : throw new ArrayFileException($"{name}: '{extent}' is not an extent of a NumPy array that can be read.")),
        ]
        : throw new ArrayFileException($"{name}: the header of the NumPy array gives no shape.");

    private static string Header(Stream stream, string name)
    {
        Span<byte> start = stackalloc byte[8];
        stream.ReadExactly(start);
        if (start[0] != 0x93 || !start[1..6].SequenceEqual("NUMPY"u8))
            throw new ArrayFileException($"{name} is not a NumPy array.");
        Span<byte> length = stackalloc byte[4];
        length.Clear();
        stream.ReadExactly(length[..(start[6] == 1 ? 2 : 4)]);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (count > 1 << 20)
            throw new ArrayFileException($"{name} is damaged: its header would have {count} bytes.");
        var header = new byte[count];
        stream.ReadExactly(header);
        return Encoding.UTF8.GetString(header);
    }

    private static double[] Values(Stream stream, int count, int size, Conversion convert)
    {
        var values = new double[count];
        var chunk = new byte[Math.Min(count, ChunkElements) * size];
        for (int start = 0; start < count; start += ChunkElements)
        {
            int inside = Math.Min(ChunkElements, count - start);
            stream.ReadExactly(chunk, 0, inside * size);
            for (int i = 0; i < inside; i++)
                values[start + i] = convert(chunk.AsSpan(i * size, size));
        }

        return values;
    }

    private static (int Size, Conversion Convert) Element(string type, string name) => type switch
    {
        "<f8" => (8, BinaryPrimitives.ReadDoubleLittleEndian),
        "<f4" => (4, bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        "<f2" => (2, bytes => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        "<i8" => (8, bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        "<i4" => (4, bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes)),
        "<i2" => (2, bytes => BinaryPrimitives.ReadInt16LittleEndian(bytes)),
        "|i1" => (1, bytes => (sbyte)bytes[0]),
        "<u8" => (8, bytes => BinaryPrimitives.ReadUInt64LittleEndian(bytes)),
        "<u4" => (4, bytes => BinaryPrimitives.ReadUInt32LittleEndian(bytes)),
        "<u2" => (2, bytes => BinaryPrimitives.ReadUInt16LittleEndian(bytes)),
        "|u1" or "|b1" => (1, bytes => bytes[0]),
        "" => throw new ArrayFileException($"{name} is a NumPy array of records; save one field of it as numbers."),
        _ => throw new ArrayFileException($"{name} is a NumPy array of the type '{type}'; real numbers and integers in little-endian are read."),
    };

    /// <summary>Takes the first index, which ran fastest, to the outside.</summary>
    private static double[] LastIndexFastest(double[] values, int[] shape)
    {
        var ordered = new double[values.Length];
        var index = new int[shape.Length];
        for (int target = 0; target < ordered.Length; target++)
        {
            int source = 0;
            for (int d = shape.Length - 1; d >= 0; d--)
                source = (source * shape[d]) + index[d];
            ordered[target] = values[source];
            for (int d = shape.Length - 1; d >= 0 && ++index[d] == shape[d]; d--)
                index[d] = 0;
        }

        return ordered;
    }

    [GeneratedRegex("'descr':\\s*'([^']*)'", RegexOptions.CultureInvariant)]
    private static partial Regex TypePattern();

    [GeneratedRegex("'shape':\\s*\\(([^)]*)\\)", RegexOptions.CultureInvariant)]
    private static partial Regex ShapePattern();

    [GeneratedRegex("'fortran_order':\\s*True", RegexOptions.CultureInvariant)]
    private static partial Regex FortranPattern();
}
