using System.Buffers.Binary;
using System.Globalization;
using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>
/// Reads the idx format of MNIST (LeCun, Cortes and Burges), plain or compressed with gzip: two zeros, the type 8 for bytes, the number of dimensions, their
/// extents as 32-bit big-endian integers, then the bytes.
/// </summary>
public static class IdxReader
{
    private const byte Bytes = 8;
    private const int MostDimensions = 4;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArrayFileException">It cannot be read, is another kind of file, truncated or damaged.</exception>
    public static IdxArray Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ByteStreams.Read(path, Read);
    }

    /// <summary>Reads a whole stream.</summary>
    /// <param name="stream">A stream that can seek.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ArrayFileException">It is another kind of file, truncated or damaged; the message names the place.</exception>
    public static IdxArray Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ByteStreams.Guard(name, () => ReadContent(ByteStreams.Decompressed(stream), name));
    }

    private static IdxArray ReadContent(Stream content, string name)
    {
        byte[] magic = ByteStreams.ReadUpTo(content, 4);
        if (magic.Length < 4) throw new ArrayFileException($"{name} ends after byte {magic.Length}; an idx file begins with 4 bytes that say what it is.");
        if (magic is not [0, 0, Bytes, >= 1 and <= MostDimensions])
            throw new ArrayFileException($"{name}: bytes 0 to 3 are 0x{Convert.ToHexStringLower(magic)}, not 0x00000801 to 0x0000080{MostDimensions} of an idx file of bytes.");
        byte[] extents = ByteStreams.ReadUpTo(content, 4 * magic[3]);
        if (extents.Length < 4 * magic[3]) throw new ArrayFileException($"{name} is truncated: it ends after byte {4 + extents.Length}, within the extents of its {magic[3]} dimensions.");
        int[] shape = [.. extents.Chunk(4).Select(bytes => BinaryPrimitives.ReadInt32BigEndian(bytes))];
        string text = string.Join(" x ", shape.Select(extent => ((uint)extent).ToString(CultureInfo.InvariantCulture)));
        long count = 1;
        foreach (int extent in shape)
        {
            if (extent < 1 || count > Array.MaxLength / extent) throw new ArrayFileException($"{name}: bytes 4 to {3 + extents.Length} promise {text} bytes, which is no array that can be read.");
            count *= extent;
        }

        byte[] values = ByteStreams.ReadUpTo(content, count);
        long start = 4 + extents.Length;
        if (values.Length < count) throw new ArrayFileException($"{name} is truncated: it ends after byte {start + values.Length}, but {text} bytes need {start + count}.");
        if (content.ReadByte() >= 0) throw new ArrayFileException($"{name} goes on after byte {start + count}, where its {text} bytes end.");
        return new IdxArray(shape, values);
    }
}
