using System.Security.Cryptography;
using System.Text;
using ScalingLab.Host.Components;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments;

/// <summary>
/// Everything that determines the curves of a run, as canonical JSON; its SHA-256 is the key of the run. Names of the experiment and the block
/// are not part of it, and the point is only where the random streams depend on it. Not safe for several threads.
/// </summary>
internal sealed class RunInputs(ulong seed)
{
    /// <summary>Raised when the form of the text changes, which changes all keys.</summary>
    private const int SchemaVersion = 1;

    private readonly CanonicalJsonText _json = new();
    private readonly SharedFragment _data = new(), _model = new(), _times = new();
    private readonly List<SharedFragment> _observers = [];

    /// <summary>The text of a planned run of an experiment with this seed; <c>sha256sum</c> of it is the run's key.</summary>
    public static string ToJson(PlannedRun run, ulong seed) => Encoding.UTF8.GetString(new RunInputs(seed).Write(run.Block, run.Point, run.Replica));

    /// <summary>The key of a run, lower-case hexadecimal.</summary>
    public string KeyOf(Block block, BlockPoint point, int replica) => Convert.ToHexStringLower(SHA256.HashData(Write(block, point, replica)));

    /// <summary>The text, valid until the next one is written.</summary>
    private ReadOnlySpan<byte> Write(Block block, BlockPoint point, int replica)
    {
        var writer = _json.Begin();
        writer.WriteStartObject();
        writer.WritePropertyName("data");
        if (block.Data is { } data) Write(data, point.DataOptions!, _data);
        else writer.WriteNullValue();
        writer.WritePropertyName("model");
        Write(block.Model, point.ModelOptions, _model);
        writer.WriteStartArray("observe");
        for (int i = 0; i < block.Observers.Count; i++)
        {
            if (i == _observers.Count) _observers.Add(new SharedFragment());
            Write(block.Observers[i], point.ObserverOptions[i], _observers[i]);
        }

        writer.WriteEndArray();
        if (point.PerPointStreams) Write(point.Point);
        writer.WriteNumber("replica", replica);
        writer.WriteNumber("schema-version", SchemaVersion);
        writer.WriteNumber("seed", seed);
        writer.WriteString("streams", point.PerPointStreams ? "per-point" : "shared");
        writer.WritePropertyName("times");
        _times.Write(writer, point.Times);
        writer.WriteNumber("until", point.Until);
        writer.WriteEndObject();
        return _json.End();
    }

    private void Write(Component component, object options, SharedFragment fragment)
    {
        var writer = _json.Writer;
        writer.WriteStartObject();
        writer.WritePropertyName("options");
        fragment.Write(writer, options);
        writer.WriteString("use", component.Name);
        writer.WriteNumber("version", component.ResultVersion);
        writer.WriteEndObject();
    }

    private void Write(ParameterPoint point)
    {
        var writer = _json.Writer;
        writer.WriteStartObject("point");
        foreach (var (name, value) in point.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            CanonicalJson.Write(writer, value.Boxed);
        }

        writer.WriteEndObject();
    }
}
