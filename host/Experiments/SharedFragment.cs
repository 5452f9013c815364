using System.Text.Json;

namespace ScalingLab.Host.Experiments;

/// <summary>The text of a value that neighbouring runs share: options, observation times. It is made again only when another object comes.</summary>
internal sealed class SharedFragment
{
    private readonly CanonicalJsonText _json = new();
    private object? _written;

    public void Write(Utf8JsonWriter writer, object value)
    {
        if (!ReferenceEquals(value, _written))
        {
            CanonicalJson.Write(_json.Begin(), value);
            _written = value;
        }

        writer.WriteRawValue(_json.End(), skipInputValidation: true);
    }
}
