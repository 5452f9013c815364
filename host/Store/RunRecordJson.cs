using System.Text.Json;

namespace ScalingLab.Host.Store;

/// <summary>The format of <c>runs/&lt;key&gt;.json</c>.</summary>
internal static class RunRecordJson
{
    public static void Write(RunRecord record, Stream output)
    {
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteNumber("schema", StoreSchema.Version);
        writer.WriteString("key", record.Key);
        writer.WritePropertyName("inputs");
        writer.WriteRawValue(record.Inputs);
        writer.WriteString("clock", record.Clock);
        writer.WriteStartObject("observations");
        WriteColumn(writer, "time", record.Observations.Times);
        foreach (var (name, values) in record.Observations.Columns)
            WriteColumn(writer, name, values);
        writer.WriteEndObject();
        if (record.Warnings.Count > 0)
        {
            writer.WriteStartArray("warnings");
            foreach (string warning in record.Warnings) writer.WriteStringValue(warning);
            writer.WriteEndArray();
        }

        writer.WritePropertyName("provenance");
        JsonSerializer.Serialize(writer, record.Provenance, StoreJsonContext.Default.Provenance);
        writer.WriteEndObject();
    }

    /// <exception cref="JsonException">Not a run record, or a torn one.</exception>
    /// <exception cref="StoreException">Written by a newer version.</exception>
    public static RunRecord Read(ReadOnlySpan<byte> utf8, string path)
    {
        var reader = new Utf8JsonReader(utf8);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        CheckSchema(root, path);
        double[]? times = null;
        Dictionary<string, double[]> columns = [];
        foreach (var column in Member(root, "observations", JsonValueKind.Object).EnumerateObject())
        {
            if (column.NameEquals("time")) times = ReadColumn(column.Value);
            else columns[column.Name] = ReadColumn(column.Value);
        }

        if (times is null || columns.Values.Any(values => values.Length != times.Length))
            throw new JsonException("The columns of observations differ in length.");
        return new RunRecord(
            Member(root, "key", JsonValueKind.String).GetString()!,
            Member(root, "inputs", JsonValueKind.Object).GetRawText(),
            Member(root, "clock", JsonValueKind.String).GetString()!,
            new Observations(times, columns),
            Member(root, "provenance", JsonValueKind.Object).Deserialize(StoreJsonContext.Default.Provenance)!)
        {
            Warnings = root.TryGetProperty("warnings", out _) ? [.. Member(root, "warnings", JsonValueKind.Array).EnumerateArray().Select(warning => warning.GetString() ?? "")] : [],
        };
    }

    public static void CheckSchema(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schema", out var schema) || !schema.TryGetInt32(out int version))
            throw new JsonException("It has no schema version.");
        if (version > StoreSchema.Version)
        {
            throw new StoreException(
                $"{path} has schema version {version}, but this slab reads up to {StoreSchema.Version}. "
                + "It was written by a newer slab: use that one, or another folder with --out.");
        }
    }

    public static JsonElement Member(JsonElement parent, string name, JsonValueKind kind) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw new JsonException($"It has no valid '{name}'.");

    private static void WriteColumn(Utf8JsonWriter writer, string name, double[] values)
    {
        writer.WriteStartArray(name);
        foreach (double value in values)
        {
            if (double.IsNaN(value)) writer.WriteNullValue();
            else writer.WriteNumberValue(value);
        }

        writer.WriteEndArray();
    }

    private static double[] ReadColumn(JsonElement column)
    {
        var values = new double[column.GetArrayLength()];
        int i = 0;
        foreach (var value in column.EnumerateArray())
            values[i++] = value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();
        return values;
    }
}
