using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace ScalingLab.Sdk;

/// <summary>
/// Writes the state of a component as named entries, each with its type and length, so that reading anything else than what was written is
/// noticed. Numbers keep every bit. Not thread-safe.
/// </summary>
/// <param name="output">Where to write; not closed.</param>
public sealed class CheckpointWriter(Stream output)
{
    private readonly BinaryWriter _output = new(output, Encoding.UTF8, leaveOpen: true);

    /// <summary>Writes a number.</summary>
    /// <typeparam name="T">An integer of 8 to 64 bits, float or double.</typeparam>
    /// <param name="name">The entry.</param>
    /// <param name="value">Any value, not a number included.</param>
    public void Write<T>(string name, T value)
        where T : unmanaged, INumberBase<T> => Write(name, new ReadOnlySpan<T>(in value));

    /// <summary>Writes numbers.</summary>
    /// <typeparam name="T">An integer of 8 to 64 bits, float or double.</typeparam>
    /// <param name="name">The entry.</param>
    /// <param name="values">Any number of any values.</param>
    public void Write<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged, INumberBase<T>
    {
        Begin(name, CheckpointEntry.Of<T>());
        _output.Write((long)values.Length);
        int chunk = CheckpointEntry.ChunkBytes / Marshal.SizeOf<T>();
        for (int start = 0; start < values.Length; start += chunk)
            _output.Write(MemoryMarshal.AsBytes(values.Slice(start, Math.Min(chunk, values.Length - start))));
    }

    /// <summary>Writes numbers.</summary>
    /// <typeparam name="T">An integer of 8 to 64 bits, float or double.</typeparam>
    /// <param name="name">The entry.</param>
    /// <param name="values">Any number of any values.</param>
    public void Write<T>(string name, T[] values)
        where T : unmanaged, INumberBase<T> => Write(name, (ReadOnlySpan<T>)values);

    /// <summary>Writes a truth value.</summary>
    /// <param name="name">The entry.</param>
    /// <param name="value">The value.</param>
    public void Write(string name, bool value)
    {
        Begin(name, CheckpointEntry.Boolean);
        _output.Write(value);
    }

    /// <summary>Writes a text.</summary>
    /// <param name="name">The entry.</param>
    /// <param name="value">The text.</param>
    public void Write(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Begin(name, CheckpointEntry.Text);
        _output.Write(value);
    }

    /// <summary>Writes where a random stream stands.</summary>
    /// <param name="name">The entry.</param>
    /// <param name="stream">A stream that the constructor of the component creates anew.</param>
    public void Write(string name, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var position = stream.Position;
        Write(name, [position.Normals, position.SingleNormals, position.Uniforms, position.SingleUniforms, position.Signs, position.Words]);
    }

    /// <summary>Writes a part of the component.</summary>
    /// <param name="name">The entry.</param>
    /// <param name="part">Saves itself.</param>
    public void Write(string name, ICheckpointable part)
    {
        ArgumentNullException.ThrowIfNull(part);
        Begin(name, CheckpointEntry.Part);
        part.Save(this);
        Begin(name, CheckpointEntry.End);
    }

    private void Begin(string name, byte kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _output.Write(name);
        _output.Write(kind);
    }
}
