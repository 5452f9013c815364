using System.Buffers;
using System.Text.Json;

namespace ScalingLab.Host.Experiments;

/// <summary>A buffer that one canonical text after the other is written to.</summary>
internal sealed class CanonicalJsonText
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    public CanonicalJsonText() => Writer = new Utf8JsonWriter(_buffer, CanonicalJson.Compact);

    public Utf8JsonWriter Writer { get; }

    /// <summary>Forgets the text before.</summary>
    public Utf8JsonWriter Begin()
    {
        _buffer.ResetWrittenCount();
        Writer.Reset(_buffer);
        return Writer;
    }

    /// <summary>The text, valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlySpan<byte> End()
    {
        Writer.Flush();
        return _buffer.WrittenSpan;
    }
}
