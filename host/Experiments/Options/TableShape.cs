using System.Collections;

namespace ScalingLab.Host.Experiments.Options;

/// <summary>Freely chosen names with values.</summary>
internal sealed record TableShape(Type Type, ValueShape Element) : ValueShape(Type)
{
    public override string Words => $"a mapping from names to {Element.Plural}";

    public override string Plural => $"mappings from names to {Element.Plural}";

    /// <summary>The values as the dictionary the option takes.</summary>
    public object Create(IEnumerable<KeyValuePair<string, object?>> values)
    {
        var table = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(Type.GetGenericArguments()))!;
        foreach (var (name, value) in values) table.Add(name, value);
        return table;
    }
}
