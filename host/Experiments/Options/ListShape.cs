using System.Collections;

namespace ScalingLab.Host.Experiments.Options;

/// <summary>A list; of lists for a matrix.</summary>
internal sealed record ListShape(Type Type, ValueShape Element) : ValueShape(Type)
{
    public override string Words => $"a list of {Element.Plural}";

    public override string Plural => $"lists of {Element.Plural}";

    /// <summary>The values as an array or list, whichever the option takes.</summary>
    public object Create(IReadOnlyList<object?> values)
    {
        Type element = Type.IsArray ? Type.GetElementType()! : Type.GetGenericArguments()[0];
        Array array = Array.CreateInstance(element, values.Count);
        for (int i = 0; i < values.Count; i++) array.SetValue(values[i], i);
        return Type.IsAssignableFrom(array.GetType()) ? array : (IList)Activator.CreateInstance(Type, array)!;
    }
}
