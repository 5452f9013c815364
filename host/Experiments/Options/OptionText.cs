using System.Collections;
using System.Globalization;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Options;

/// <summary>Writes an option's value as it would stand in YAML, for messages and descriptions.</summary>
internal static class OptionText
{
    private const int MostElements = 8;

    public static string Of(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        double number => new Value(number).ToString(),
        Enum choice => new ChoiceShape(choice.GetType()).NameOf(choice),
        string text => text.Length == 0 ? "\"\"" : ScalarNode.Shorten(text),
        IDictionary table => $"{{{string.Join(", ", table.Keys.Cast<object>().Select(key => $"{key}: {Of(table[key])}"))}}}",
        IEnumerable list => List([.. list.Cast<object?>()]),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{{{string.Join(", ", OptionsType.Of(value.GetType()).Properties.Select(option => $"{option.Key}: {Of(option.Get(value))}"))}}}",
    };

    private static string List(IReadOnlyList<object?> elements) =>
        $"[{string.Join(", ", elements.Take(MostElements).Select(Of))}{(elements.Count > MostElements ? $", ... {elements.Count} in all" : "")}]";
}
