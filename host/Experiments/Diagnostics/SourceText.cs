namespace ScalingLab.Host.Experiments.Diagnostics;

/// <summary>A text that a diagnostic can point into: the experiment file or a <c>--set</c> argument.</summary>
internal sealed class SourceText(string label, string text, int order = 0)
{
    private string[]? _lines;

    /// <summary>What messages call it: the path as given, or <c>--set</c>.</summary>
    public string Label { get; } = label;

    public string Text { get; } = text;

    /// <summary>0 for the file, 1, 2, ... for the overrides; diagnostics are sorted by it.</summary>
    public int Order { get; } = order;

    public bool IsOverride => Order > 0;

    /// <summary>A line by its number from 1; empty when there is no such line.</summary>
    public string Line(int number)
    {
        _lines ??= Text.Split('\n');
        return number >= 1 && number <= _lines.Length ? _lines[number - 1].TrimEnd('\r') : "";
    }
}
