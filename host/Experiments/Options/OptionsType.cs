using System.Collections.Concurrent;
using System.Reflection;

namespace ScalingLab.Host.Experiments.Options;

/// <summary>What an options record offers, read once by reflection.</summary>
internal sealed class OptionsType
{
    private static readonly ConcurrentDictionary<Type, OptionsType> Cache = new();
    private readonly Dictionary<string, OptionProperty> _byKey;

    private OptionsType(Type type)
    {
        Type = type;
        Properties =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property is { CanRead: true, SetMethod.IsPublic: true } && property.GetIndexParameters().Length == 0)
                .OrderBy(property => Depth(property.DeclaringType!))
                .ThenBy(property => property.MetadataToken)
                .Select(property => new OptionProperty(property)),
        ];
        Sorted = [.. Properties.OrderBy(property => property.Key, StringComparer.Ordinal)];
        _byKey = Properties.DistinctBy(property => property.Key).ToDictionary(property => property.Key, StringComparer.Ordinal);
    }

    public Type Type { get; }

    /// <summary>In the order of their declaration.</summary>
    public IReadOnlyList<OptionProperty> Properties { get; }

    /// <summary>By key, in ordinal order.</summary>
    public IReadOnlyList<OptionProperty> Sorted { get; }

    public static OptionsType Of(Type type) => Cache.GetOrAdd(type, static type => new OptionsType(type));

    public OptionProperty? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The option behind a C# property name.</summary>
    public OptionProperty? FindByName(string name) => Properties.FirstOrDefault(property => property.Name == name);

    /// <summary>A record with its defaults; what is required is not set yet.</summary>
    /// <exception cref="OptionsTypeException">Its plugin cannot create one.</exception>
    public object Create()
    {
        try
        {
            return Activator.CreateInstance(Type)!;
        }
        catch (Exception exception) when (exception is MissingMethodException or TargetInvocationException or MemberAccessException)
        {
            throw new OptionsTypeException(
                exception is TargetInvocationException { InnerException: { } inner }
                    ? $"the options record {Type.Name} cannot be created: {inner.Message}"
                    : $"the options record {Type.Name} has no public constructor without parameters; its plugin must give it one.");
        }
    }

    /// <summary>A record with its defaults, or null when it cannot be created.</summary>
    public object? TryCreate()
    {
        try
        {
            return Create();
        }
        catch (OptionsTypeException)
        {
            return null;
        }
    }

    private static int Depth(Type type) => type.BaseType is { } parent ? Depth(parent) + 1 : 0;
}
