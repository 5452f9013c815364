using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>
/// Reads the .safetensors format: 8 bytes with the length n of the header in little-endian, n bytes of JSON that give each tensor's name its type, shape and
/// place, then the tensors without gaps. Everything that the header says is checked against the length of the file before a tensor is read.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    /// <summary>The longest header that the format allows.</summary>
    private const long LongestHeader = 100_000_000;

    private const string Remedy = "; safetensors.torch.save_file writes what PyTorch's load has read";
    private const int LengthBytes = 8;
    private const int ChunkBytes = 1 << 16;
    private readonly Stream _stream;
    private readonly string _name;

    /// <summary>Reads the header.</summary>
    /// <param name="stream">A stream that can seek, from its present position to its end; disposed with this object.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="ArrayFileException">It is not such a file, or is truncated or damaged; the message names the place.</exception>
    public SafetensorsFile(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _name = name;
        try
        {
            Tensors = Header();
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The tensors by their names.</summary>
    public IReadOnlyDictionary<string, SafetensorsTensor> Tensors { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArrayFileException">It cannot be read, is not such a file, or is truncated or damaged.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string name = Path.GetFileName(path);
        try
        {
            return new SafetensorsFile(File.OpenRead(path), name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArrayFileException($"{name} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Reads a tensor of real numbers.</summary>
    /// <param name="tensor">One of <see cref="Tensors"/>.</param>
    /// <param name="values">As many numbers as it has elements.</param>
    /// <exception cref="ArrayFileException">It holds other numbers than F64, F32, F16 and BF16, or the file cannot be read any more.</exception>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void Read(SafetensorsTensor tensor, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (values.Length != tensor.Count) throw new ArgumentException($"'{tensor.Name}' has {tensor.Count} elements, but there is room for {values.Length}.", nameof(values));
        if (!tensor.IsReal) throw Damaged($"'{tensor.Name}' holds {tensor.Type}; F64, F32, F16 and BF16 are read as weights.");
        int size = SafetensorsType.Size(tensor.Type);
        byte[] chunk = new byte[Math.Min(ChunkBytes, values.Length * (long)size)];
        try
        {
            _stream.Position = tensor.Offset;
            while (!values.IsEmpty)
            {
                int count = Math.Min(values.Length, chunk.Length / size);
                var bytes = chunk.AsSpan(0, count * size);
                _stream.ReadExactly(bytes);
                Convert(tensor.Type, bytes, values[..count]);
                values = values[count..];
            }
        }
        catch (IOException exception)
        {
            throw Damaged($"'{tensor.Name}' at byte {tensor.Offset} cannot be read: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static void Convert(string type, ReadOnlySpan<byte> bytes, Span<double> values)
    {
        switch (type)
        {
            case "F64":
                for (int i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
                break;
            case "F32":
                for (int i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]);
                break;
            case "F16":
                for (int i = 0; i < values.Length; i++) values[i] = (double)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]);
                break;
            default:
                for (int i = 0; i < values.Length; i++) values[i] = BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16);
                break;
        }
    }

    private Dictionary<string, SafetensorsTensor> Header()
    {
        try
        {
            long origin = _stream.Position, length = _stream.Length - origin;
            if (length < LengthBytes) throw Damaged($"it has {length} bytes, fewer than the {LengthBytes} that give the length of the header.");
            Span<byte> prefix = stackalloc byte[LengthBytes];
            _stream.ReadExactly(prefix);
            ulong header = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
            if (header > LongestHeader) throw Damaged($"byte 0 promises a header of {header} bytes; at most {LongestHeader} are allowed, so that this is another kind of file{Remedy}.");
            if (header > (ulong)(length - LengthBytes)) throw Damaged($"byte 0 promises a header of {header} bytes, but the file ends after {length}: it is truncated.");
            byte[] json = new byte[header];
            _stream.ReadExactly(json);
            if (json.Length == 0 || json[0] != (byte)'{') throw Damaged($"byte {LengthBytes} does not begin a JSON object; this is another kind of file{Remedy}.");
            long start = LengthBytes + (long)header;
            return Described(json, origin + start, length - start);
        }
        catch (IOException exception)
        {
            throw Damaged($"its header cannot be read: {exception.Message}");
        }
    }

    private Dictionary<string, SafetensorsTensor> Described(byte[] json, long start, long available)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            Dictionary<string, SafetensorsTensor> tensors = [];
            List<(long Begin, long End, string Name)> places = [];
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Name == "__metadata__") continue;
                var (type, shape, begin, end) = Entry(property);
                long count = Count(property.Name, shape), size = SafetensorsType.Size(type);
                if (size == 0) throw Damaged($"'{property.Name}' has the type '{type}', which is not known here.");
                if (begin > end || end > available)
                    throw Damaged($"'{property.Name}' would lie at bytes {start + begin} to {start + end}, but the file has {start + available}: it is truncated or its header is damaged.");
                SafetensorsTensor tensor = new(property.Name, type, shape, count, start + begin);
                if (count > (end - begin) / size || count * size != end - begin)
                    throw Damaged($"'{property.Name}' has {end - begin} bytes at byte {start + begin}, which are not {tensor.ShapeText} numbers of type {type}.");
                tensors.Add(property.Name, tensor);
                places.Add((begin, end, property.Name));
            }

            CheckGaps(places, start, available);
            return tensors;
        }
        catch (JsonException exception)
        {
            string place = exception.BytePositionInLine is { } column && exception.LineNumber is { } line
                ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, byte {column + 1} of the header")
                : "the header";
            throw Damaged($"{place} is not JSON, or names a tensor twice.");
        }
        catch (InvalidOperationException)
        {
            // Texts with half a surrogate pair are JSON, but no strings.
            throw Damaged("the header contains a text that is not Unicode.");
        }
    }

    private void CheckGaps(List<(long Begin, long End, string Name)> places, long start, long available)
    {
        long next = 0;
        foreach (var (begin, end, name) in places.OrderBy(place => place.Begin).ThenBy(place => place.End))
        {
            if (begin != next) throw Damaged($"'{name}' begins at byte {start + begin}, where byte {start + next} was due: tensors overlap or leave a gap.");
            next = end;
        }

        if (next != available) throw Damaged($"the tensors end at byte {start + next}, but the file has {start + available}: bytes were added or the header is damaged.");
    }

    private (string Type, long[] Shape, long Begin, long End) Entry(JsonProperty property)
    {
        if (property.Value.ValueKind == JsonValueKind.Object
            && property.Value.TryGetProperty("dtype", out var type) && type.ValueKind == JsonValueKind.String
            && property.Value.TryGetProperty("shape", out var shape) && Numbers(shape) is { } extents
            && property.Value.TryGetProperty("data_offsets", out var offsets) && Numbers(offsets) is [long begin, long end])
            return (type.GetString()!, extents, begin, end);
        throw Damaged($"the header describes '{property.Name}' without a dtype, a shape of whole numbers and two data_offsets.");
    }

    private static long[]? Numbers(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array) return null;
        List<long> numbers = [];
        foreach (var item in element.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out long number) || number < 0) return null;
            numbers.Add(number);
        }

        return [.. numbers];
    }

    private long Count(string name, long[] shape)
    {
        long count = 1;
        foreach (long extent in shape)
        {
            if (extent != 0 && count > Array.MaxLength / extent) throw Damaged($"'{name}' has more elements than fit into memory.");
            count *= extent;
        }

        return count;
    }

    private ArrayFileException Damaged(string reason) => new($"{_name}: {reason}");
}
