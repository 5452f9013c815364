using System.Text.Json;

namespace ScalingLab.Host.Store;

/// <summary>The format of <c>failed/&lt;key&gt;.json</c>.</summary>
internal static class FailureRecordJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static void Write(FailureRecord record, Stream output)
    {
        using var writer = new Utf8JsonWriter(output, Indented);
        writer.WriteStartObject();
        writer.WriteNumber("schema", StoreSchema.Version);
        writer.WriteString("key", record.Key);
        writer.WriteString("run", record.Description);
        writer.WriteString("kind", record.Kind);
        writer.WriteString("message", record.Message);
        writer.WriteString("details", record.Details);
        writer.WritePropertyName("inputs");
        writer.WriteRawValue(record.Inputs);
        writer.WritePropertyName("provenance");
        JsonSerializer.Serialize(writer, record.Provenance, StoreJsonContext.Default.Provenance);
        writer.WriteEndObject();
    }

    /// <exception cref="JsonException">Not a failure record, or a torn one.</exception>
    /// <exception cref="StoreException">Written by a newer version.</exception>
    public static FailureRecord Read(ReadOnlySpan<byte> utf8, string path)
    {
        var reader = new Utf8JsonReader(utf8);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        RunRecordJson.CheckSchema(root, path);
        return new FailureRecord(
            Text("key"),
            Text("run"),
            RunRecordJson.Member(root, "inputs", JsonValueKind.Object).GetRawText(),
            Text("kind"),
            Text("message"),
            Text("details"),
            RunRecordJson.Member(root, "provenance", JsonValueKind.Object).Deserialize(StoreJsonContext.Default.Provenance)!);

        string Text(string name) => RunRecordJson.Member(root, name, JsonValueKind.String).GetString()!;
    }
}
