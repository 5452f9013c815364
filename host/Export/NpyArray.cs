using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace ScalingLab.Host.Export;

/// <summary>Writes arrays in NumPy's format NPY, version 1.0: a header in Python's notation, then the numbers, little-endian, row by row.</summary>
internal static class NpyArray
{
    private const int Alignment = 64;

    public static void Write(Stream output, ReadOnlySpan<double> values, params ReadOnlySpan<int> shape)
    {
        WriteHeader(output, "<f8", shape);
        var bytes = new byte[values.Length * sizeof(double)];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        output.Write(bytes);
    }

    public static void Write(Stream output, ReadOnlySpan<long> values)
    {
        WriteHeader(output, "<i8", values.Length);
        var bytes = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        output.Write(bytes);
    }

    public static void Write(Stream output, ReadOnlySpan<bool> values)
    {
        WriteHeader(output, "|b1", values.Length);
        foreach (bool value in values) output.WriteByte(value ? (byte)1 : (byte)0);
    }

    /// <summary>Texts, each filled up with zeros to the length of the longest, in UTF-32.</summary>
    public static void Write(Stream output, IReadOnlyList<string> values)
    {
        byte[][] texts = [.. values.Select(text => new UTF32Encoding(bigEndian: false, byteOrderMark: false).GetBytes(text))];
        int width = Math.Max(sizeof(int), texts.Max(text => text.Length));
        WriteHeader(output, string.Create(CultureInfo.InvariantCulture, $"<U{width / sizeof(int)}"), values.Count);
        foreach (byte[] text in texts)
        {
            output.Write(text);
            output.Write(new byte[width - text.Length]);
        }
    }

    private static void WriteHeader(Stream output, string type, params ReadOnlySpan<int> shape)
    {
        string dimensions = string.Join(", ", shape.ToArray()) + (shape.Length == 1 ? "," : "");
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({dimensions}), }}";
        int prefix = 10, length = header.Length + 1;
        int padding = (Alignment - ((prefix + length) % Alignment)) % Alignment;
        output.Write([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0]);
        Span<byte> count = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(count, (ushort)(length + padding));
        output.Write(count);
        output.Write(Encoding.ASCII.GetBytes(header + new string(' ', padding) + "\n"));
    }
}
