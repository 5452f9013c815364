using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>What to do about an unknown key.</summary>
internal static class KeyHints
{
    public static string For(MappingEntry entry, IReadOnlyCollection<string> known)
    {
        // { at: logspace(1, 100, 3) } without quotes ends at the first comma and leaves the keys "100" and "3)".
        if (entry.Value.IsNull && entry.Key.Length > 0 && (entry.Key[^1] == ')' || char.IsAsciiDigit(entry.Key[0]) || entry.Key.Contains('$')))
            return "Inside { } quote a range or an expression: \"logspace(1, 100, 3)\".";
        return DidYouMean.SentenceOrList(entry.Key, known, "Possible are");
    }
}
