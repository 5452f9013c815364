using System.IO.Compression;
using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>Reads streams of bytes whose length is promised and not known.</summary>
internal static class ByteStreams
{
    private const int FirstRoom = 1 << 20;

    /// <summary>A stream of the content, whether it is compressed with gzip or not.</summary>
    /// <param name="stream">A stream that can seek.</param>
    public static Stream Decompressed(Stream stream)
    {
        long origin = stream.Position;
        bool isGzip = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = origin;
        return isGzip ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : stream;
    }

    /// <summary>Reads up to so many bytes; memory is taken as they come, so that a false promise of a header costs nothing.</summary>
    /// <returns>As many as there are.</returns>
    public static byte[] ReadUpTo(Stream stream, long most)
    {
        byte[] bytes = new byte[Math.Min(most, FirstRoom)];
        int count = 0;
        while (true)
        {
            count += stream.ReadAtLeast(bytes.AsSpan(count), bytes.Length - count, throwOnEndOfStream: false);
            if (count < bytes.Length || count == most) break;
            Array.Resize(ref bytes, (int)Math.Min(most, 2L * bytes.Length));
        }

        if (count < bytes.Length) Array.Resize(ref bytes, count);
        return bytes;
    }

    /// <summary>Opens and reads a file, and tells what hinders it by the one exception of files.</summary>
    public static T Read<T>(string path, Func<Stream, string, T> read)
    {
        string name = Path.GetFileName(path);
        return Guard(name, () =>
        {
            using var stream = File.OpenRead(path);
            return read(stream, name);
        });
    }

    /// <summary>Tells what hinders reading by the one exception of files.</summary>
    public static T Guard<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException exception)
        {
            throw new ArrayFileException($"{name} is damaged: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArrayFileException($"{name} cannot be read: {exception.Message}");
        }
    }
}
