using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScalingLab.Host.Components;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments;

/// <summary>
/// Everything that determines the curves of a run, as canonical JSON; its SHA-256 is the key of the run. Names of the experiment and the block
/// are not part of it, and the point is only where the random streams depend on it.
/// </summary>
internal sealed class RunInputs
{
    /// <summary>Raised when the form of the text changes, which changes all keys.</summary>
    private const int SchemaVersion = 1;

    private readonly ulong _seed;
    private readonly ConcurrentDictionary<object, byte[]> _fragments = new(ReferenceEqualityComparer.Instance);

    private RunInputs(ulong seed) => _seed = seed;

    /// <summary>The text of a planned run; <c>sha256sum</c> of it is its key.</summary>
    public static string ToJson(PlannedRun run, ulong seed)
    {
        var inputs = new RunInputs(seed);
        return Encoding.UTF8.GetString(inputs.Write(run.Block, run.Point, run.Replica).WrittenSpan);
    }

    /// <summary>The keys of all replicas at a point.</summary>
    public static Func<Block, BlockPoint, int, string> KeysOf(Experiment experiment)
    {
        var inputs = new RunInputs(experiment.Seed);
        return (block, point, replica) => Convert.ToHexStringLower(SHA256.HashData(inputs.Write(block, point, replica).WrittenSpan));
    }

    private ArrayBufferWriter<byte> Write(Block block, BlockPoint point, int replica)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, CanonicalJson.Compact);
        writer.WriteStartObject();
        writer.WritePropertyName("data");
        if (block.Data is { } data) WriteComponent(writer, data, point.DataOptions!);
        else writer.WriteNullValue();
        writer.WritePropertyName("model");
        WriteComponent(writer, block.Model, point.ModelOptions);
        writer.WriteStartArray("observe");
        for (int i = 0; i < block.Observers.Count; i++) WriteComponent(writer, block.Observers[i], point.ObserverOptions[i]);
        writer.WriteEndArray();
        if (point.PerPointStreams) WritePoint(writer, point.Point);
        writer.WriteNumber("replica", replica);
        writer.WriteNumber("schema-version", SchemaVersion);
        writer.WriteNumber("seed", _seed);
        writer.WriteString("streams", point.PerPointStreams ? "per-point" : "shared");
        writer.WritePropertyName("times");
        WriteFragment(writer, point.Times);
        writer.WriteNumber("until", point.Until);
        writer.WriteEndObject();
        writer.Flush();
        return buffer;
    }

    private void WriteComponent(Utf8JsonWriter writer, Component component, object options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("options");
        WriteFragment(writer, options);
        writer.WriteString("use", component.Name);
        writer.WriteNumber("version", component.ResultVersion);
        writer.WriteEndObject();
    }

    /// <summary>Options and times are shared by many runs; their text is made once.</summary>
    private void WriteFragment(Utf8JsonWriter writer, object value) => writer.WriteRawValue(
        _fragments.GetOrAdd(value, static value =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            using var fragment = new Utf8JsonWriter(buffer, CanonicalJson.Compact);
            CanonicalJson.Write(fragment, value);
            fragment.Flush();
            return buffer.WrittenSpan.ToArray();
        }),
        skipInputValidation: true);

    private static void WritePoint(Utf8JsonWriter writer, ParameterPoint point)
    {
        writer.WriteStartObject("point");
        foreach (var (name, value) in point.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            CanonicalJson.Write(writer, value.Boxed);
        }

        writer.WriteEndObject();
    }
}
