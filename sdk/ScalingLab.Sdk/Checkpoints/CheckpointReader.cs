using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace ScalingLab.Sdk;

/// <summary>
/// Reads what a <see cref="CheckpointWriter"/> wrote, in the same order and with the same names and types. Not thread-safe.
/// </summary>
/// <remarks>Every method throws <see cref="CheckpointException"/> when the next entry is another one, or the checkpoint ends.</remarks>
/// <param name="input">Where to read; not closed.</param>
public sealed class CheckpointReader(Stream input)
{
    private readonly BinaryReader _input = new(input, Encoding.UTF8, leaveOpen: true);

    /// <summary>Reads a number.</summary>
    /// <typeparam name="T">The type that was written.</typeparam>
    /// <param name="name">The entry.</param>
    public T Read<T>(string name)
        where T : unmanaged, INumberBase<T>
    {
        T value = default;
        Read(name, new Span<T>(ref value));
        return value;
    }

    /// <summary>Reads as many numbers as were written.</summary>
    /// <typeparam name="T">The type that was written.</typeparam>
    /// <param name="name">The entry.</param>
    /// <param name="destination">Filled completely; as long as what was written.</param>
    public void Read<T>(string name, Span<T> destination)
        where T : unmanaged, INumberBase<T>
    {
        long length = BeginNumbers<T>(name);
        if (length != destination.Length)
            throw new CheckpointException(string.Create(CultureInfo.InvariantCulture, $"'{name}' has {length} numbers, but {destination.Length} are expected."));
        Fill(name, destination);
    }

    /// <summary>Reads numbers whose count is not known beforehand.</summary>
    /// <typeparam name="T">The type that was written.</typeparam>
    /// <param name="name">The entry.</param>
    public T[] ReadArray<T>(string name)
        where T : unmanaged, INumberBase<T>
    {
        long length = BeginNumbers<T>(name);
        if (length < 0 || length > Array.MaxLength || (input.CanSeek && length * Marshal.SizeOf<T>() > input.Length - input.Position))
            throw new CheckpointException(string.Create(CultureInfo.InvariantCulture, $"'{name}' has {length} numbers, which are not there."));
        var values = new T[length];
        Fill(name, values.AsSpan());
        return values;
    }

    /// <summary>Reads a truth value.</summary>
    /// <param name="name">The entry.</param>
    public bool ReadBoolean(string name)
    {
        Begin(name, CheckpointEntry.Boolean);
        return Guard(name, _input.ReadBoolean);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">The entry.</param>
    public string ReadText(string name)
    {
        Begin(name, CheckpointEntry.Text);
        return Guard(name, _input.ReadString);
    }

    /// <summary>Moves a random stream to where it stood.</summary>
    /// <param name="name">The entry.</param>
    /// <param name="stream">The stream that the constructor created.</param>
    public void Read(string name, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<ulong> counts = stackalloc ulong[6];
        Read(name, counts);
        stream.Position = new RandomStreamPosition(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }

    /// <summary>Restores a part of the component.</summary>
    /// <param name="name">The entry.</param>
    /// <param name="part">Loads itself.</param>
    public void Read(string name, ICheckpointable part)
    {
        ArgumentNullException.ThrowIfNull(part);
        Begin(name, CheckpointEntry.Part);
        part.Load(this);
        Begin(name, CheckpointEntry.End);
    }

    private long BeginNumbers<T>(string name)
        where T : unmanaged, INumberBase<T>
    {
        Begin(name, CheckpointEntry.Of<T>());
        return Guard(name, _input.ReadInt64);
    }

    private void Fill<T>(string name, Span<T> destination)
        where T : unmanaged
    {
        int chunk = CheckpointEntry.ChunkBytes / Marshal.SizeOf<T>();
        for (int start = 0; start < destination.Length; start += chunk)
        {
            var bytes = MemoryMarshal.AsBytes(destination.Slice(start, Math.Min(chunk, destination.Length - start)));
            if (input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw Ended(name, null);
        }
    }

    private void Begin(string name, byte kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        string found = Guard(name, _input.ReadString);
        byte foundKind = Guard(name, _input.ReadByte);
        if (found != name || foundKind != kind)
        {
            throw new CheckpointException(
                $"The next entry is '{found}' ({CheckpointEntry.Describe(foundKind)}), but '{name}' ({CheckpointEntry.Describe(kind)}) is expected.");
        }
    }

    private static T Guard<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException)
        {
            throw Ended(name, exception);
        }
    }

    private static CheckpointException Ended(string name, Exception? cause) =>
        cause is null ? new($"It ends before the end of '{name}'.") : new($"It ends before the end of '{name}'.", cause);
}
