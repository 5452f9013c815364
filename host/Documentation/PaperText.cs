using System.Reflection;
using System.Text.RegularExpressions;
using ScalingLab.Host.Citations;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Documentation;

/// <summary>The papers that a component and the choices among its options cite, as Markdown.</summary>
internal static partial class PaperText
{
    /// <summary>A line per paper; empty when it cites none.</summary>
    public static string Of(Component component)
    {
        var entries = BibliographyFile.Of(component.Type.Assembly);
        var keys = KeysOf(component.Type).Select(key => (Key: key, Choice: ""))
            .Concat(OptionsType.Of(component.OptionsType).Properties.Select(option => option.Shape).OfType<ChoiceShape>().SelectMany(Choices));
        return string.Join('\n', keys.GroupBy(key => key.Key).Select(group => $"- {Text(group.Key, entries)}{ChoicesText([.. group.Select(key => key.Choice)])}"));
    }

    private static IEnumerable<(string Key, string Choice)> Choices(ChoiceShape shape) =>
        shape.Type.GetFields(BindingFlags.Public | BindingFlags.Static).SelectMany(field => KeysOf(field).Select(key => (key, shape.NameOf(field.GetValue(null)!))));

    private static string ChoicesText(string[] choices) => choices.Contains("") ? "" : $" (`{string.Join("`, `", choices)}`)";

    private static IReadOnlyList<string> KeysOf(MemberInfo member) => member.GetCustomAttribute<CitesAttribute>()?.Keys ?? [];

    private static string Text(string key, IReadOnlyDictionary<string, string> entries)
    {
        if (!entries.TryGetValue(key, out string? entry)) return $"`{key}`";
        var fields = Field().Matches(entry).DistinctBy(field => field.Groups[1].Value).ToDictionary(field => field.Groups[1].Value.ToLowerInvariant(), field => field.Groups[2].Value);
        string[] authors = [.. fields.GetValueOrDefault("author", "").Split(" and ").Select(author => author.Split(',')[0].Trim())];
        string names = authors.Length > 3 || authors[^1] == "others" ? $"{authors[0]} et al." : string.Join(", ", authors);
        return XmlMarkdown.Escape($"{names}, {fields.GetValueOrDefault("title", key)}, {fields.GetValueOrDefault("year", "")}".Replace("{", "").Replace("}", "")) + Link(fields);
    }

    private static string Link(Dictionary<string, string> fields) =>
        fields.TryGetValue("eprint", out string? eprint) ? $", [arXiv {eprint}](https://arxiv.org/abs/{eprint})"
        : fields.TryGetValue("doi", out string? doi) ? $", [{doi}](https://doi.org/{doi})"
        : "";

    [GeneratedRegex(@"(\w+)\s*=\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")]
    private static partial Regex Field();
}
