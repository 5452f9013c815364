using System.Text.Json;

namespace ScalingLab.Host.Experiments.Options;

/// <summary>One of the names of an enumeration.</summary>
internal sealed record ChoiceShape(Type Type) : ValueShape(Type)
{
    /// <summary>Kebab-case names with their values.</summary>
    public IReadOnlyDictionary<string, object> Choices { get; } = Enum.GetNames(Type)
        .ToDictionary(name => JsonNamingPolicy.KebabCaseLower.ConvertName(name), name => Enum.Parse(Type, name), StringComparer.Ordinal);

    public override string Words => $"one of {string.Join(", ", Choices.Keys)}";

    public override string Plural => $"words among {string.Join(", ", Choices.Keys)}";

    /// <summary>The name of a value, as in YAML.</summary>
    public string NameOf(object value) => Enum.GetName(Type, value) is { } name ? JsonNamingPolicy.KebabCaseLower.ConvertName(name) : value.ToString() ?? "";
}
