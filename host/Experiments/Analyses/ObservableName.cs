using System.Globalization;
using System.Text.RegularExpressions;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>Names of observables: <c>test-loss</c>, or an element of a vector or matrix, <c>student-teacher[1,2]</c>.</summary>
internal static partial class ObservableName
{
    /// <summary>The name as curves carry it; null after reporting that the block has no such observable.</summary>
    public static string? Check(string text, FamilySource block, YamlNode node, DiagnosticBag diagnostics, IReadOnlyCollection<string> sweptNames)
    {
        Match match = Pattern().Match(text);
        string name = match.Success ? match.Groups["name"].Value : text;
        if (block.Observables.FirstOrDefault(observable => observable.Name == name) is not { } observable)
        {
            if (block.IsOpen) return null;
            diagnostics.Add(
                node,
                $"the block '{block.Name}' does not observe '{ScalarNode.Shorten(name)}'.",
                sweptNames.Count > 0
                    ? "The abscissa of a block is its clock or an observable; to fit against a swept name take the findings of an analysis."
                    : DidYouMean.SentenceOrList(name, [.. block.Observables.Select(other => other.Name)], "It observes"));
            return null;
        }

        string[] indices = match.Groups["index"].Success ? match.Groups["index"].Value.Split(',', StringSplitOptions.TrimEntries) : [];
        if (indices.Length != observable.Rank)
        {
            diagnostics.Add(node, $"'{ScalarNode.Shorten(text)}' has {Count(indices.Length)}, but {Shape(observable)}.", $"Write {Example(observable)}.");
            return null;
        }

        if (indices.Any(index => !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value < 1))
        {
            diagnostics.Add(node, $"'{ScalarNode.Shorten(text)}' has an index that is not possible.", "Indices start at 1.");
            return null;
        }

        return indices.Length == 0
            ? name
            : $"{name}[{string.Join(',', indices.Select(index => int.Parse(index, CultureInfo.InvariantCulture)))}]";
    }

    /// <summary>What a block observes, for messages.</summary>
    public static string List(FamilySource block) => block.Observables.Count == 0 ? "nothing" : string.Join(", ", block.Observables.Select(Example));

    private static string Example(ObservableDescription observable) =>
        observable.Rank == 0 ? observable.Name : $"\"{observable.Name}[{string.Join(',', Enumerable.Repeat("1", observable.Rank))}]\"";

    private static string Count(int count) => count switch
    {
        0 => "no index",
        1 => "one index",
        _ => $"{count.ToString(CultureInfo.InvariantCulture)} indices",
    };

    private static string Shape(ObservableDescription observable) => observable.Rank switch
    {
        0 => "the observable is a number",
        1 => "the observable is a vector and takes one",
        2 => "the observable is a matrix and takes two",
        _ => $"the observable takes {observable.Rank.ToString(CultureInfo.InvariantCulture)}",
    };

    [GeneratedRegex(@"^(?<name>[^\[\]]+?)\s*\[(?<index>[^\[\]]*)\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
