using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Blocks;

/// <summary>Names that users give to experiments, blocks, analyses and figures. They become folders, files and table entries.</summary>
internal static class EntryNames
{
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= 100
        && char.IsAsciiLetterOrDigit(name[0])
        && name[^1] != '-'
        && !name.Contains("--", StringComparison.Ordinal)
        && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    public static void Check(MappingEntry entry, MappingNode parent, string what, DiagnosticBag diagnostics)
    {
        if (IsValid(entry.Key)) return;
        diagnostics.Add(entry.KeySpan, parent.PathOf(ScalarNode.Shorten(entry.Key)), $"'{ScalarNode.Shorten(entry.Key)}' cannot be the name of {what}.", Remedy(entry.Key));
    }

    /// <summary>How the name could be written.</summary>
    public static string Remedy(string name)
    {
        string plain = string.Join('-', new string([.. name.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '-')])
            .Split('-', StringSplitOptions.RemoveEmptyEntries));
        return $"Use small letters, digits and '-'{(IsValid(plain) ? $": {plain}" : "")}.";
    }
}
